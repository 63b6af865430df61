import type { Slice } from '../lib/meter.js';

/** A span on the page's clock, such as a performance entry. */
export type Span = Readonly<{ startTime: number; duration: number }>;

/** The milliseconds of a span that slices cover, none twice, and what covers most of it. */
export function overlap(slices: readonly Slice[], { startTime, duration }: Span): readonly [ms: number, by: string] {
  let from = startTime;
  let ms = 0;
  let longest = 0;
  let by = '';
  const inOrder = [...slices];
  inOrder.sort((one, other) => one.start - other.start);
  for (const { what, start, end } of inOrder) {
    const to = Math.min(end, startTime + duration);
    const covered = to - Math.max(start, from);
    if (covered > 0) {
      ms += covered;
      from = to;
    }
    if (covered > longest) [longest, by] = [covered, what];
  }
  return [ms, by];
}
