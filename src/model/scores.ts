import type { FeatureId } from '../features/feature-vector.js';
import type { RuntimeName } from './runtime.js';

/**
 * What one model said of one feature vector. `probabilities` (or `values`) and `contributions` run in the order of `labels`; each row
 * of `contributions` runs in the order of `features` and, with `bias` added, sums to that label's logit, or to the logarithm of its
 * value.
 */
export type Score = Readonly<{
  /** `id@version` of the model. */
  model: string;
  labels: readonly string[];
  features: readonly FeatureId[];
  /** 0 to 1; none from a model that gives values. */
  probabilities: readonly number[];
  /** Amounts in the unit that the model's card names, such as days; absent from a model that gives probabilities. */
  values?: readonly number[];
  /** Without rows, as is `bias`, if the model does not explain itself. */
  contributions: readonly (readonly number[])[];
  bias: readonly number[];
  /** What ran it. */
  runtime: RuntimeName;
  /** The thresholds of the manifest, if it has any. */
  thresholds?: Readonly<Record<string, unknown>> | undefined;
}>;

/** The scores at hand, by model id (`intent`, `clusters`), of a shadow by `id~shadow`; a model that could not be loaded is absent. */
export type Scores = Readonly<Record<string, Score | undefined>>;
