import { createHash } from 'node:crypto';
import type { SegmentId } from '../../../src/segments/segment.js';

/** The id of an intersection: the same for the same parts, in whatever order, on every run. */
export const microId = (all: readonly SegmentId[]): string =>
  createHash('sha256').update(all.toSorted().join(' ')).digest('hex').slice(0, 10);
