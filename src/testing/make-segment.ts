import type { Segment } from '../segments/segment.js';
import type { TestSegment } from './create-test-vitrine.js';

/** A whole segment of what a test says of it. */
export const makeSegment = (given: TestSegment): Segment => ({
  score: 1,
  active: true,
  known: true,
  enter: 0.6,
  exit: 0.4,
  basis: 'rules',
  reasons: [],
  ...(typeof given === 'string' ? { id: given } : given),
});
