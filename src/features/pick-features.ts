import type { Problem } from '../lib/report.js';
import type { FeatureId, FeatureVector } from './feature-vector.js';

/** A model's inputs, or why there are none. */
export type PickedFeatures =
  Readonly<{ values: readonly number[]; problem?: never }> | Readonly<{ values?: never; problem: Problem }>;

function missing(vector: FeatureVector, id: FeatureId): Problem {
  const name = id.slice(0, id.lastIndexOf('@') + 1);
  const other = Object.keys(vector).find((known) => name !== '' && known.startsWith(name));
  const here = other ? `this build computes ${other}` : 'this build does not compute it';
  const message = `The model needs the feature ${id}, but ${here}: retrain the model on features of docs/features.md.`;
  return { code: 'feature-missing', message, field: id };
}

/** The values that a model lists, in its order. The first one that is not there is a problem with code `feature-missing`. */
export function pickFeatures(vector: FeatureVector, ids: readonly FeatureId[]): PickedFeatures {
  const absent = ids.find((id) => !Object.hasOwn(vector, id));
  if (absent !== undefined) return { problem: missing(vector, absent) };
  return { values: ids.map((id) => vector[id] ?? 0) };
}
