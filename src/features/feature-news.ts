import type { FeatureId } from './feature-vector.js';

/** What is new of the features for whoever takes note of it after every event. */
export type FeatureNews = {
  /** Which have changed since that was last done: a bit each, 32 to a number, in this order. */
  readonly changed: Int32Array;
  readonly order: readonly FeatureId[];
  /** What came of it then, and under what: theirs to set and to compare. */
  taken: readonly unknown[];
};
