import type { SegmentId, SegmentObject } from '../segments/segment.js';
import type { ListRule } from './list-rule.js';
import type { ListedItem } from './listed-item.js';
import type { Circumstances } from './circumstances/circumstances.js';
import type { OfferConfig, OfferMade } from './offers/offer-config.js';

/** What the config says of a variant's eligibility. */
export type VariantRule = Readonly<{
  name: string;
  /** Any of these active opens the variant; an empty list opens it to everyone. */
  segments: readonly SegmentId[];
  /** Any of these active closes it. */
  except: readonly SegmentId[];
  /** Higher wins; equals keep the order of the config. */
  priority: number;
  /** The variant's words name the segment's object, so without one it is not eligible. */
  needsObject: boolean;
  /** What it does to a price, where it does anything: such a variant may not go by a proxy. */
  price?: 'lower' | 'raise' | undefined;
  /** Its circumstances and its offer: with any of them it stands only where they can be judged. */
  terms?: VariantTerms | undefined;
  /** The products that it lists: with too few it is not eligible. */
  list?: ListRule | undefined;
}>;

/** When and where a variant may stand, and what it offers; docs/offers.md. */
export type VariantTerms = Circumstances & Readonly<{ offer?: OfferConfig }>;

/** A slot and its variants in the order of the config. */
export type SlotRule = Readonly<{ slot: string; variants: readonly VariantRule[] }>;

/** A variant that would have stood, and what held it back. */
export type Withheld = Readonly<{
  variant: string;
  /** The rule of the config's `suppress`, such as `recentBuyers` or `frequency[1]`; or why its circumstances or its offer pass it over, such as `schedule` or `offer.unneeded`. */
  rule: string;
  /** One sentence for the shopper. */
  text: string;
}>;

/** What shall stand in a slot, and why. `variant` is `default` for the shop's own HTML. */
export type Decision = Readonly<{
  slot: string;
  variant: string;
  /** The active segments that made the variant eligible. */
  segments: readonly SegmentId[];
  object?: SegmentObject;
  /** The active segments for which `priorities` of the config have raised the variant. */
  raised?: readonly SegmentId[];
  /** What would have stood before this variant, the best first. */
  suppressed?: readonly Withheld[];
  /** What it offers to this shopper, where it makes an offer. */
  offer?: OfferMade;
  /** The products that it lists, where it lists any. */
  items?: readonly ListedItem[];
  /** A rule may hold it back on the next page: it is not shown there before that is known. */
  fleeting?: boolean;
  reason: Readonly<{
    code: 'segment' | 'everyone' | 'default' | 'preview';
    /** One sentence for the shopper. */
    text: string;
  }>;
  policyVersion: string;
  /** The probability with which this variant was chosen; 1 for a rule. */
  propensity: number;
  /** When it was last changed, milliseconds since the epoch. */
  at: number;
}>;
