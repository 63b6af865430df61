import type { FeatureId, FeatureVector } from '../features/feature-vector.js';
import type { Judged } from './hysteresis.js';
import { strongestReasons } from './strongest-reasons.js';

/**
 * What one feature may add to a score: nothing up to `from` (default 0), `weight` from `full` on, in proportion between.
 * The weights of a rule's parts add up to 1 at most.
 */
export type RulePart = Readonly<{ feature: FeatureId; weight: number; from?: number; full: number }>;

/** How far `value` is on the way from `from` to `full`, 0 to 1; anything that is not a number counts as 0. */
export function ramp(value: number, from: number, full: number): number {
  const share = (value - from) / (full - from);
  return share > 0 ? Math.min(1, share) : 0;
}

/** A score of 0 to 1 without a model: the sum of its parts, the largest of which are named as reasons with their share. */
export function ruleScore(parts: readonly RulePart[], features: FeatureVector): Judged {
  let score = 0;
  const shares: number[] = [];
  for (const { feature, weight, from = 0, full } of parts) {
    const share = weight * ramp(features[feature] ?? 0, from, full);
    shares.push(share);
    score += share;
  }
  const ids = parts.map((part) => part.feature);
  return { score: Math.min(1, score), reasons: strongestReasons(ids, shares, features) };
}
