import type { FeatureId } from '../features/feature-vector.js';
import { NOTHING, type Judged } from './hysteresis.js';
import type { Phrases, Worded } from './phrases/phrases.js';
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

/**
 * A score of 0 to 1 without a model: the sum of its parts, the largest of which are named as reasons with their share. Most events
 * leave a rule's features as they were: then the very object of the last time is handed back.
 */
export function ruleScore(parts: readonly RulePart[], worded: Worded): Judged {
  const { features, phrases } = worded;
  const last = lastOf(parts);
  const { values } = last;
  let same = last.phrases === phrases;
  for (let place = 0; place < parts.length; place++) {
    const value = features[parts[place]!.feature] ?? 0;
    if (value === values[place]) continue;
    values[place] = value;
    same = false;
  }
  if (!same || !saysSame(last.judged, worded)) last.judged = scoreOf(parts, last, worded);
  last.phrases = phrases;
  return last.judged;
}

/** What a rule was last judged by, and what came of it. */
type Last = { readonly terms: readonly FeatureId[]; readonly values: number[]; phrases?: Phrases; judged: Judged };

const lasts = new WeakMap<readonly RulePart[], Last>();

function lastOf(parts: readonly RulePart[]): Last {
  let last = lasts.get(parts);
  if (!last) {
    const terms = parts.map(({ feature }) => feature);
    lasts.set(parts, (last = { terms, values: terms.map(() => Number.NaN), judged: NOTHING }));
  }
  return last;
}

/** Some texts name features besides their own. */
const saysSame = ({ reasons }: Judged, { phrases, features }: Worded): boolean =>
  reasons.every(({ text, feature, value = 0 }) => text === phrases.feature(feature!, value, features));

function scoreOf(parts: readonly RulePart[], { terms, values }: Last, worded: Worded): Judged {
  let score = 0;
  const shares = parts.map(({ weight, from = 0, full }, place) => {
    const share = weight * ramp(values[place]!, from, full);
    score += share;
    return share;
  });
  const reasons = score ? strongestReasons(terms, shares, worded) : NOTHING.reasons;
  return { score: Math.min(1, score), reasons, path: { of: 'score', terms, shares } };
}
