import type { Tell } from './lib/report.js';
import type { openSlots } from './slots/open-slots.js';
import type { SlotConfig } from './slots/slot-config.js';

const object = { kind: 'item', id: 'object', name: '{object}' } as const;

export type PreviewOptions = Readonly<{
  slots: Readonly<Record<string, SlotConfig>>;
  report: Tell;
  /** The page's: whoever previews has it already. */
  openSlots: typeof openSlots;
}>;

/** Shows the variants that the address bar asks for, `?vitrine.<slot>=<variant>`; nothing is captured, stored or counted. */
export function openPreview(search: string, { slots, report, openSlots: open }: PreviewOptions): void {
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
  open({ slots, report, measure: false }).apply(choices);
}
