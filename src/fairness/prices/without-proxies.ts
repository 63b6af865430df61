import type { SlotRule, VariantRule } from '../../decisions/decision.js';
import type { SegmentId } from '../../segments/segment.js';
import type { Trouble } from '../../lib/report.js';
import { proxyBehind, type ModelInputs } from '../proxies.js';
import { worseFor } from './worse-prices.js';

/** What is left of the slots, and one `slot-proxy` for each variant that is refused. */
export type FairSlots = Readonly<{ slots: readonly SlotRule[]; troubles: readonly Trouble[] }>;

/**
 * Leaves out variants that move a price and go by a proxy: by a segment that is one, or that a model reckons from one; and those that
 * make it worse for who looks for low prices.
 */
export function withoutProxies(slots: readonly SlotRule[], inputs?: ModelInputs): FairSlots {
  const troubles: Trouble[] = [];
  const fair = slots.map((rule) => {
    const variants = rule.variants.filter((variant) => {
      const about = unfair(variant, inputs);
      if (about) troubles.push({ code: 'slot-proxy', field: `slots.${rule.slot}.variants.${variant.name}`, about });
      return !about;
    });
    return variants.length < rule.variants.length ? { ...rule, variants } : rule;
  });
  return { slots: fair, troubles };
}

/** The segments that say what an offer is, and whether it is made. */
function offeredBy({ terms }: VariantRule): readonly SegmentId[] {
  if (!terms?.offer) return [];
  const { tier = {}, toLikelyBuyers } = terms.offer;
  return [...(Object.keys(tier) as SegmentId[]), ...(toLikelyBuyers ? [] : (['predictive:likely-buyer'] as const))];
}

function unfair(variant: VariantRule, inputs: ModelInputs | undefined): string | undefined {
  const found = variant.price && proxyBehind([...variant.segments, ...variant.except, ...offeredBy(variant)], inputs);
  if (found) {
    const how = found.input === found.segment ? 'is' : `is reckoned from ${found.input},`;
    return `${found.segment}, which ${how} a proxy (${found.proxy})`;
  }
  const worse = worseFor(variant);
  return worse && `${worse}, by which no price may get worse`;
}
