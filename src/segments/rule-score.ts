import type { FeatureId } from '../features/feature-vector.js';
import { openFeatureReader } from './feature-reader.js';
import { NOTHING, type Judged } from './hysteresis.js';
import type { Worded } from './phrases/phrases.js';
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

/** Judges by a rule. */
export type Rule = (worded: Worded) => Judged;

/** Opens a rule, which gives a score of 0 to 1 without a model: the sum of its parts, the largest of which are named as reasons with their share. */
export function openRule(parts: readonly RulePart[]): Rule {
  const terms = parts.map(({ feature }) => feature);
  const read = openFeatureReader(terms);
  return (worded) => {
    const values = read(worded);
    const shares: number[] = [];
    let score = 0;
    for (let place = 0; place < parts.length; place++) {
      const { weight, from = 0, full } = parts[place]!;
      const share = weight * ramp(values[place]!, from, full);
      shares.push(share);
      score += share;
    }
    const reasons = score ? strongestReasons(terms, shares, worded) : NOTHING.reasons;
    return { score: Math.min(1, score), reasons, path: { of: 'score', terms, shares } };
  };
}
