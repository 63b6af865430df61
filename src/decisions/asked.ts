import type { Problem } from '../lib/report.js';
import type { SegmentId } from '../segments/segment.js';

/** A segment that a rule of the config names, and the problem that it is where there is none. */
export type Asked = Readonly<{ id: SegmentId; missing: Problem }>;

/** A segment that stands at `field`. */
export const asked = (id: SegmentId, field: string): Asked => ({
  id,
  missing: {
    code: 'segment-unknown',
    field,
    message: `config.${field} names ${id}, and there is no such segment; see docs/segments.md, and campaigns for motives.`,
  },
});
