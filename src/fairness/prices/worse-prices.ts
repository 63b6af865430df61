import type { VariantRule } from '../../decisions/decision.js';
import type { SegmentId } from '../../segments/segment.js';

/** What finds those who look for low prices. */
const SEEKERS = /^(orientation:value|cluster:discount-seeker|cart:coupon-hunter)$/;
/** What rests on reductions and on the level of prices at once, and so could find them too. */
const PRICE_READERS = /^(orientation|clv|prospect|welcome):|^predictive:(upsell|next-purchase)-/;

/** The segment for which a variant makes a price worse though nobody's price may get worse by it: a rise, or a reduction kept from them. */
export function worseFor({
  price,
  segments,
  except,
}: Pick<VariantRule, 'price' | 'segments' | 'except'>): SegmentId | undefined {
  if (price === 'raise') return segments.find((id) => SEEKERS.test(id) || PRICE_READERS.test(id));
  return price && except.find((id) => SEEKERS.test(id));
}
