import type { SegmentId } from '../../../segments/segment.js';
import type { Guard } from '../guard.js';

export type Unlikely = Readonly<{ segments?: readonly SegmentId[]; below?: Readonly<Record<SegmentId, number>> }>;

/** A score that has fallen below its limit must rise above it by this factor: one that wavers moves nothing to and fro. */
const BACK = 1.25;
const NONE: readonly SegmentId[] = [];

/** Holds back while one of `segments` is active, or a known score is below its limit. The state is what holds at the moment. */
export function unlikely({ segments, below = {} }: Unlikely): Guard<readonly SegmentId[]> {
  const limits = new Map(Object.entries(below) as [SegmentId, number][]);
  const asked = new Set(segments ?? (limits.size ? [] : (['predictive:unlikely-buyer'] as const)));
  return {
    start: NONE,
    fold(state, _, judged) {
      const holding = judged.filter(({ id, active, known, score }) => {
        if (active && asked.has(id)) return true;
        const limit = known ? limits.get(id) : undefined;
        return limit !== undefined && score < (state.includes(id) ? limit * BACK : limit);
      });
      const same = holding.length === state.length && holding.every(({ id }, index) => id === state[index]);
      return same ? state : holding.map(({ id }) => id);
    },
    holds: (state) => state.length > 0,
  };
}
