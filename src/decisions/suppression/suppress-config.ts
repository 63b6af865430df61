import type { PageKind } from '../../capture/shop-event.js';
import type { SegmentId } from '../../segments/segment.js';

/** Slots (`offer`) or single variants (`offer.ten-off`) that a rule is for: default all. */
export type Scope = Readonly<{ only?: readonly string[]; except?: readonly string[] }>;

/** One rule, or several with scopes of their own. */
type Rules<Options> = (Options & Scope) | readonly (Options & Scope)[];
/** `true` is one with all its defaults. */
type OrDefaults<Options> = true | Rules<Options>;

type Pages = Readonly<{
  kinds?: readonly PageKind[];
  /** Regular expressions on the path. */
  paths?: readonly string[];
}>;

/** What holds variants back; docs/suppression.md. */
export type SuppressConfig = Readonly<{
  /** Who has ordered within so many days; default 14. */
  recentBuyers?: OrDefaults<Readonly<{ days?: number }>>;
  /** Who has been refunded within so many days; default 30. */
  returns?: OrDefaults<Readonly<{ days?: number }>>;
  /** Who has a complaint open, as the profile says. */
  complaints?: OrDefaults<unknown>;
  /** Who is in one of these segments, or has a score of less; default `predictive:unlikely-buyer`. */
  unlikely?: OrDefaults<Readonly<{ segments?: readonly SegmentId[]; below?: Readonly<Record<SegmentId, number>> }>>;
  /** Who has seen it so often in this visit, on this day, in seven days; default 3 a day and 10 a week. */
  frequency?: OrDefaults<Readonly<{ visit?: number; day?: number; week?: number; of?: 'variant' | 'slot' }>>;
  /** Who has bought the product that the variant names, within so many days; default 365. */
  owned?: OrDefaults<Readonly<{ days?: number }>>;
  /** Pages for children, which the shop names. */
  minors?: Rules<Pages>;
  /** Pages that stay as they are; default those of the kinds checkout, account and help. */
  sensitivePages?: OrDefaults<Pages>;
}>;
