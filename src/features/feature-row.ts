import type { FeatureId } from './feature-vector.js';

/** The values of a vector by their places, for whoever knows the place of a feature: much quicker than its name. */
export type FeatureRow = Readonly<{ values: readonly number[]; order: readonly FeatureId[] }>;
