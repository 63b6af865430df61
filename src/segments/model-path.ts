import type { Score } from '../model/scores.js';
import type { Path } from './segment.js';

/**
 * How the probability of a model's label came about: its contributions, which add up to the label's logit. Undefined from a model
 * that does not explain itself. With `against`, of a score that is what is missing to 1.
 */
export function modelPath({ features, contributions, bias }: Score, label: number, against = false): Path | undefined {
  const shares = contributions[label];
  if (!shares) return undefined;
  const path = { of: 'logit', terms: features, shares, bias: bias[label] ?? 0, label } as const;
  return against ? { ...path, against } : path;
}

/**
 * How a score that is half at `half` came about from a model's value, whose contributions add up to its logarithm: value / (value + half),
 * or with `falling` half / (value + half), which is the sigmoid of their distance. Undefined as {@link modelPath}.
 */
export function valuePath(score: Score, half: number, falling = false): Path | undefined {
  const path = modelPath(score, 0);
  if (!path) return undefined;
  const sign = falling ? -1 : 1;
  const bias = sign * ((path.bias ?? 0) - Math.log(half));
  return { ...path, bias, shares: path.shares.map((share) => sign * share) };
}
