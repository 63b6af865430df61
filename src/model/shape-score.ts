import { OUTPUTS, type ManifestEntry } from './manifest.js';
import type { Score } from './scores.js';

/** Turns a model's flat outputs into a {@link Score}; a string says what is wrong with them instead. */
export function shapeScore(
  { id, version, labels, features }: ManifestEntry,
  outputs: Readonly<Record<string, Float32Array>>,
): Score | string {
  const sizes = { probabilities: labels.length, contributions: labels.length * features.length, bias: labels.length };
  for (const name of OUTPUTS) {
    const values = outputs[name];
    if (!values) return `has no output "${name}"`;
    if (values.length !== sizes[name])
      return `gives ${values.length} ${name} where its metadata promise ${sizes[name]}`;
    if (!values.every(Number.isFinite)) return `gives ${name} that are not finite numbers`;
  }
  const rows = [...outputs.contributions!];
  return {
    model: `${id}@${version}`,
    labels,
    features,
    probabilities: [...outputs.probabilities!],
    contributions: labels.map((_, row) => rows.slice(row * features.length, (row + 1) * features.length)),
    bias: [...outputs.bias!],
  };
}
