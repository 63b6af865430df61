import type { SegmentId } from '../../segments/segment.js';

/** What a shop may do with prices, and by which law. */
export type Pricing = Readonly<{
  /**
   * What a personalised price needs: a notice (`notice`, the default: EU 2011/83 article 6(1)(ea)), the sentence of New York's General
   * Business Law 349-a (`ny`), or nothing that would do (`ban`).
   */
  law?: 'notice' | 'ny' | 'ban';
  /** Why a price may rise by what is known of somebody; without that written down, it may not. */
  mayRaise?: string;
}>;

/** What a config says of a variant's price, as far as a law asks; docs/fairness.md. */
export type PriceTerms = Readonly<{
  effect: 'lower' | 'raise' | 'none';
  disclosure?: string;
  exempt?: 'public-coupon' | 'contextual';
}>;

/** A variant whose price is judged. */
export type PricedVariant = Readonly<{
  price: PriceTerms;
  segments?: readonly SegmentId[];
  except?: readonly SegmentId[];
}>;

/** Why a law or the shop's own word refuses a variant, with the part of its config that is to change; undefined where nothing does. */
export function priceFault(
  { price, segments = [], except = [] }: PricedVariant,
  { law = 'notice', mayRaise }: Pricing,
): readonly [part: string, remedy: string] | undefined {
  const { effect, disclosure, exempt } = price;
  if (effect === 'none') return undefined;
  if (effect === 'raise' && !mayRaise)
    return ['.price.effect', 'may not be "raise"; lower the price, or write the reason into pricing.mayRaise'];
  if (exempt === 'contextual' && [...segments, ...except].some((id) => !id.startsWith('context:')))
    return ['.price.exempt', 'may not be "contextual", because the variant goes by more than context: segments'];
  if (exempt) return undefined;
  if (law === 'ban') return ['.price', 'is refused, because pricing.law is "ban"; leave the variant out there'];
  return disclosure
    ? undefined
    : ['.price.disclosure', 'is missing; name the element of the slot that says how the price came about'];
}
