import type { FeatureId } from '../features/feature-vector.js';

/**
 * What one model said of one feature vector. `probabilities` and `contributions` run in the order of `labels`; each row of
 * `contributions` runs in the order of `features` and, with `bias` added, sums to that label's logit.
 */
export type Score = Readonly<{
  /** `id@version` of the model. */
  model: string;
  labels: readonly string[];
  features: readonly FeatureId[];
  probabilities: readonly number[];
  /** Without rows, as is `bias`, if the model does not explain itself. */
  contributions: readonly (readonly number[])[];
  bias: readonly number[];
}>;

/** The scores at hand, by model id (`intent`, `clusters`); a model that could not be loaded is absent. */
export type Scores = Readonly<Record<string, Score | undefined>>;
