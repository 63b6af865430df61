import type { SlotRule } from '../../decisions/decision.js';
import type { Trouble } from '../../lib/report.js';
import { proxyBehind, type ModelInputs } from '../proxies.js';

/** What is left of the slots, and one `slot-proxy` for each variant that is refused. */
export type FairSlots = Readonly<{ slots: readonly SlotRule[]; troubles: readonly Trouble[] }>;

/** Leaves out variants that move a price and go by a proxy: by a segment that is one, or that a model reckons from one. */
export function withoutProxies(slots: readonly SlotRule[], inputs?: ModelInputs): FairSlots {
  const troubles: Trouble[] = [];
  const fair = slots.map((rule) => {
    const variants = rule.variants.filter(({ name, price, segments, except }) => {
      const found = price && proxyBehind([...segments, ...except], inputs);
      if (found)
        troubles.push({
          code: 'slot-proxy',
          field: `slots.${rule.slot}.variants.${name}`,
          about: `${found.segment}, which ${found.input === found.segment ? 'is' : `is reckoned from ${found.input},`} a proxy (${found.proxy})`,
        });
      return !found;
    });
    return variants.length < rule.variants.length ? { ...rule, variants } : rule;
  });
  return { slots: fair, troubles };
}
