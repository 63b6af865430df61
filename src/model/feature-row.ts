import type { FeatureId, FeatureVector } from '../features/feature-vector.js';

/** The features a model asks for, in its order. What is missing, or no finite number as a float32, counts as 0. */
export function featureRow(features: readonly FeatureId[], vector: FeatureVector): Float32Array {
  return Float32Array.from(features, (feature) => {
    const value = Math.fround(vector[feature] ?? 0);
    return Number.isFinite(value) ? value : 0;
  });
}
