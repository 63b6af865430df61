import type { FeatureId } from '../features/feature-vector.js';
import type { LoggedEvent } from '../memory/logged-event.js';

/** An event of the log, with the language of the shopper's browser where a recording has it. */
export type Recorded = LoggedEvent & Readonly<{ language?: string }>;

/** Where snapshots are taken: after so many events of a session, and at its end; or at dates, YYYY-MM-DD. */
export type Landmarks =
  | Readonly<{ counts: ReadonlySet<number>; last: boolean; dates?: never }>
  | Readonly<{ dates: readonly string[]; counts?: never; last?: never }>;

/** The next order that says what was bought, beside what the shopper had seen before. Null is unknown. */
export type Bought = Readonly<{
  price_percentile: number | null;
  discounted: 0 | 1;
  known_brand: 0 | 1 | null;
  known_category: 0 | 1 | null;
  price_ratio: number | null;
  days_considered: number | null;
}>;

/** Days over which orders are counted after a snapshot. */
export type Horizon = 30 | 90 | 180 | 365;

/** What happened after a snapshot; docs/summaries.md defines each. Null: the file ends before that could be seen. */
export type Later = Readonly<
  { purchase?: 0 | 1; value?: number; days_to_order: number | null; observed_days: number; bought: Bought | null } & {
    [H in Horizon as `order_days_${H}`]: number | null;
  } & { [H in Horizon as `spend_${H}`]: number | null }
>;

/** The features at one moment, those that are not zero, and what came later. */
export type Snapshot = Readonly<
  ({ after: number | 'last' } | { on: string }) & {
    features: Readonly<Record<FeatureId, number>>;
    scores?: Readonly<Record<string, readonly number[]>>;
    later: Later;
  }
>;

/** One session, or at dates one customer: what may leave under `learn`. No identifier, no time finer than the week. */
export type Summary = Readonly<{
  schema: 1;
  /** ISO week of the shopper's clock, such as 2026-W47. */
  week: string;
  device: 'phone' | 'tablet' | 'desktop' | null;
  daypart: 'morning' | 'afternoon' | 'evening' | 'night' | null;
  language: string | null;
  snapshots: readonly Snapshot[];
}>;
