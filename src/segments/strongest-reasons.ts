import type { FeatureId } from '../features/feature-vector.js';
import type { Worded } from './phrases/phrases.js';
import type { Reason } from './segment.js';

/** Reasons given for one segment, at most. */
export const MOST_REASONS = 3;

/**
 * The largest positive contributions as reasons, largest first. `contributions` run in the order of `ids`; equals keep
 * that order.
 */
export function strongestReasons(
  ids: readonly FeatureId[],
  contributions: readonly number[],
  { features, phrases }: Worded,
): readonly Reason[] {
  return largest(contributions).map((index) => {
    const feature = ids[index]!;
    const value = features[feature] ?? 0;
    return { text: phrases.feature(feature, value, features), feature, value, contribution: contributions[index]! };
  });
}

/** Places of the three largest positive values, the largest first. It runs for every segment on every event, so it sorts no more than it keeps. */
export function largest(values: readonly number[]): readonly number[] {
  const best: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (!(value > 0)) continue;
    let place = best.length;
    if (place < MOST_REASONS) best.push(index);
    else if (value > values[best[--place]!]!) best[place] = index;
    else continue;
    for (; place && value > values[best[place - 1]!]!; place--) {
      best[place] = best[place - 1]!;
      best[place - 1] = index;
    }
  }
  return best;
}
