import type { FeatureRow } from './feature-row.js';

/** What is new of the features for whoever takes note of it after every event. */
export type FeatureNews = FeatureRow & {
  /** Which have changed since that was last done: a bit each, 32 to a number, in the order of the row. */
  readonly changed: Int32Array;
  /** What came of it then, and under what: theirs to set and to compare. */
  taken: readonly unknown[];
};
