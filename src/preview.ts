import type { Pricing } from './fairness/prices/price-rules.js';
import type { Tell } from './lib/report.js';
import type { Load } from './gate.js';
import { openVet } from './slots/price/open-vet.js';
import type { SlotConfig } from './slots/slot-config.js';

const object = { kind: 'item', id: 'object', name: '{object}' } as const;

export type PreviewOptions = Readonly<{
  config: Readonly<{ slots: Readonly<Record<string, SlotConfig>>; pricing?: Pricing | undefined }>;
  report: Tell;
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  load: Load;
}>;

/**
 * Shows the variants that the address bar asks for, `?vitrine.<slot>=<variant>`; nothing is captured, stored or counted. Rejects where the
 * page's file cannot be loaded.
 */
export async function openPreview(
  { config, report, assets, load }: PreviewOptions,
  { search }: Pick<Location, 'search'> = location,
): Promise<void> {
  const { slots, pricing } = config;
  const isKnown = ([slot, variant]: readonly [string, string]): boolean => {
    const known = Object.hasOwn(slots, slot) && [...Object.keys(slots[slot]!.variants), 'default'].includes(variant);
    const message = `?vitrine.${slot}=${variant}: the config has no such slot or variant.`;
    if (!known) report({ code: 'preview-unknown', field: `slots.${slot}.variants.${variant}`, message });
    return known;
  };
  const asked = [...new URLSearchParams(search)].flatMap(([key, variant]) =>
    key.startsWith('vitrine.') ? [[key.slice('vitrine.'.length), variant] as const] : [],
  );
  const choices = asked.filter(isKnown).map(([slot, variant]) => ({ slot, variant, object }));
  const vet = openVet({ ny: pricing?.law === 'ny' });
  const { openSlots } = await load('page', assets);
  openSlots({ slots, report, measure: false, vet }).apply(choices);
}
