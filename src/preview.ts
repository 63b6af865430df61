import type { Pricing } from './fairness/prices/price-rules.js';
import type { Tell } from './lib/report.js';
import type { Load } from './gate.js';
import { openVet } from './slots/price/open-vet.js';
import type { Writable } from './lib/readable.js';
import type { Standing } from './protocol.js';
import type { ListSource } from './slots/slot.js';
import type { SlotConfig } from './slots/slot-config.js';

const object = { kind: 'item', id: 'object', name: '{object}' } as const;

/** What stands in lists, as many as any may have. */
const items = Array.from(
  { length: 50 },
  (_, place) =>
    ({
      id: `${place}`,
      name: `{product ${place + 1}}`,
      link: '#',
      image: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
      price: 10,
      currency: 'EUR',
      quantity: 1,
      why: { code: 'viewed' },
    }) as const,
);

export type PreviewOptions = Readonly<{
  config: Readonly<{ slots?: Readonly<Record<string, SlotConfig>>; pricing?: Pricing | undefined }>;
  report: Tell;
  /** Says what stands, for what the page renders itself. */
  outlook: Pick<Writable<Standing | undefined>, 'set'>;
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  load: Load;
}>;

/**
 * Shows the variants that the address bar asks for, `?vitrine.<slot>=<variant>`; nothing is captured, stored or counted. Rejects where the
 * page's file cannot be loaded.
 */
export async function openPreview(
  { config, report, outlook, assets, load }: PreviewOptions,
  { search }: Pick<Location, 'search'> = location,
): Promise<void> {
  const { slots = {}, pricing } = config;
  const isKnown = ([slot, variant]: readonly [string, string]): boolean => {
    const known = Object.hasOwn(slots, slot) && [...Object.keys(slots[slot]!.variants), 'default'].includes(variant);
    const message = `?vitrine.${slot}=${variant}: the config has no such slot or variant.`;
    if (!known) report({ code: 'preview-unknown', field: `slots.${slot}.variants.${variant}`, message });
    return known;
  };
  const asked = [...new URLSearchParams(search)].flatMap(([key, variant]) =>
    key.startsWith('vitrine.') ? [[key.slice('vitrine.'.length), variant] as const] : [],
  );
  const choices = asked.filter(isKnown).map(([slot, variant]) => {
    const { list } = slots[slot]!.variants[variant] ?? {};
    return list ? { slot, variant, object, items } : { slot, variant, object };
  });
  const lay: ListSource = (wish) => load('list', assets).then(({ prepareList }) => void (wish.lay = prepareList));
  const vet = openVet({ ny: pricing?.law === 'ny' });
  const { openSlots } = await load('page', assets);
  const nothing = { seq: 0, at: Date.now(), segments: [], decisions: [], memory: 'memory', models: 'rules' } as const;
  const onStands = (stands: Standing['stands']) => outlook.set({ ...nothing, ...(stands && { stands }) });
  openSlots({ slots, report, measure: false, vet, list: lay, preview: true, onStands }).apply(choices);
}
