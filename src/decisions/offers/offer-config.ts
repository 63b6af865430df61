import type { SegmentId } from '../../segments/segment.js';

/** What an offer takes off: a share of the price, an amount, the delivery, or a gift beside it. */
export type Discount =
  Readonly<{ share: number }> | Readonly<{ amount: number; currency: string }> | 'shipping' | 'gift';

/** When an offer is welcome: at a button or a choice, on the way out, back again, at the field for a code. */
export type ReceptiveMoment = 'hesitation' | 'exit-intent' | 'return' | 'coupon-field';

/** What is offered. */
export type Terms = Readonly<{
  discount?: Discount;
  /** Letters, digits, hyphens and underscores; `{code}` in the variant's content. */
  code?: string;
  /** An address that applies it; `{link}` in the variant's content. */
  link?: string;
  /** What it is called, such as `15 %`; `{offer}` in the variant's content. */
  label?: string;
}>;

/** An offer that a variant makes; docs/offers.md. */
export type OfferConfig = Terms &
  Readonly<{
    /** The instant when it ends, the same for everybody: with a zone. */
    ends?: string;
    /** The id under which the shop tells how many are left (`stock_update`): at 0 it is over. */
    stock?: string;
    /** Of the offers of one group one stands on a page at most; default: one group for all. */
    group?: string;
    /** What is offered instead while a segment stands, the first one that does. */
    tier?: Readonly<Record<SegmentId, Terms>>;
    /** Not before one of these in a visit. */
    when?: readonly ReceptiveMoment[];
    /** Whether a discount is made also to those who are likely to buy without one; default false. */
    toLikelyBuyers?: boolean;
  }>;

/** What is offered to this shopper. */
export type OfferMade = Terms & Readonly<{ ends?: string }>;
