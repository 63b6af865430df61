import type { FeatureId, FeatureVector } from '../features/feature-vector.js';

/** Fills a row with the features a model asks for, in its order. What is missing, or no finite number as a float32, counts as 0. */
export function fillRow(row: Float32Array, features: readonly FeatureId[], vector: FeatureVector): Float32Array {
  for (let i = 0; i < row.length; i++) {
    const value = Math.fround(vector[features[i]!] ?? 0);
    row[i] = Number.isFinite(value) ? value : 0;
  }
  return row;
}
