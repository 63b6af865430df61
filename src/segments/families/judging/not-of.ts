import type { Judging } from '../../family.js';
import { draft, NOTHING } from '../../hysteresis.js';
import type { Segment, SegmentId } from '../../segment.js';

/** A segment that is known and does not hold, whatever was done: such as a welcome, of somebody who is a customer. */
export const notOf = (id: SegmentId, { gate }: Judging): Segment =>
  gate.settle(draft(id, NOTHING, { known: true, enter: 1, exit: 1 }), false);
