import type { Judging } from '../../family.js';
import { HOLD, REST } from '../../hysteresis.js';
import type { Segment } from '../../segment.js';

/** From when until when, milliseconds since the epoch, time alone changes nothing of what was judged. */
export type Span = Readonly<{ from: number; until: number }>;

/** What has not been judged yet. */
export const NEVER: Span = { from: Infinity, until: -Infinity };

const EVER: Span = { from: -Infinity, until: Infinity };

/** A hold, a hold and the rest after it, and a rest that counts from when a segment was left. */
const LASTING = [HOLD, HOLD + REST, REST];

/** Whether such a span lasts: a new visit and an outcome end holds and rests too. */
export const lasts = ({ from, until }: Span, { event: { at }, freed }: Judging): boolean =>
  at >= from && at < until && !(freed !== false && until < Infinity);

/**
 * How long nothing moves these segments, which are settled, but what they are judged by. Where each is on the side of its thresholds that
 * it would be on without holds and rests, that is for ever, unless `all` of them count.
 */
export const spanOf = (segments: readonly Segment[], all: boolean, judging: Judging): Span =>
  all || !segments.every(isSettled) ? boundedSpan(segments, judging) : EVER;

const isSettled = ({ active, known, score, enter, exit }: Segment): boolean =>
  active === (known && score >= (active ? exit : enter));

/** Each hold and each rest counts from its beginning, whether or not anything rests on it. */
function boundedSpan(segments: readonly Segment[], { gate, event: { at } }: Judging): Span {
  let from = -Infinity;
  let until = Infinity;
  for (const { id, active, since } of segments) {
    if (since === undefined) continue;
    const before = gate.before(id);
    const left = before?.active && !active ? at : before?.left;
    for (let edge = 0; edge < LASTING.length; edge++) {
      const time = edge === 2 ? left : since;
      if (time === undefined) break;
      const end = time + LASTING[edge]!;
      if (end <= at) from = Math.max(from, end);
      else {
        // a time to come, by a clock that was set right: it lasts no moment
        from = time > at ? Infinity : Math.max(from, time);
        until = Math.min(until, end);
      }
    }
  }
  return { from, until };
}
