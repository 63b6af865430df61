import { expect, test } from 'vitest';
import type { FeatureId } from '../../../src/features/feature-vector.js';
import { UNWORDED } from '../../../src/segments/phrases/unworded.js';
import { strongestReasons } from '../../../src/segments/strongest-reasons.js';

test('the three largest contributions above zero are given, largest first, equals in their order', () => {
  const ids: readonly FeatureId[] = ['a@1', 'b@1', 'c@1', 'd@1', 'e@1', 'f@1'];
  const order = (...contributions: readonly number[]) =>
    strongestReasons(ids, contributions, { features: {}, phrases: UNWORDED }).map((one) => one.feature);
  expect(order(1, 2, 3, 4, 5, 6)).toEqual(['f@1', 'e@1', 'd@1']);
  expect(order(6, 5, 4, 3, 2, 1)).toEqual(['a@1', 'b@1', 'c@1']);
  expect(order(2, 2, 3, 2, 3, 1)).toEqual(['c@1', 'e@1', 'a@1']);
  expect(order(0, -1, Number.NaN, 1, -5, 0)).toEqual(['d@1']);
});
