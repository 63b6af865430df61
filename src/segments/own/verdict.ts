import type { SegmentObject } from '../segment.js';
import type { Verdict } from './atom.js';
import type { Test } from './read-test.js';

/** Nothing is known of it. */
export const UNKNOWN: Verdict = { truth: null, progress: 0 };

/** How far a number is on the way to what it must be; what is beyond is not on the way. */
const shareOf = (value: number, need: number): number => (value > 0 && value < need ? value / need : 0);

/** What a test says of a number. */
export function held(test: Test, value: number, object?: SegmentObject): Verdict {
  const truth = test.holds(value);
  return { truth, progress: truth ? 1 : shareOf(value, test.need), value, object };
}

/** Whether two verdicts say the same. */
export const isSame = (one: Verdict, other: Verdict): boolean =>
  one.truth === other.truth &&
  one.progress === other.progress &&
  one.value === other.value &&
  one.text === other.text &&
  one.missing === other.missing &&
  one.object?.id === other.object?.id &&
  one.object?.name === other.object?.name;
