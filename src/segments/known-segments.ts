import type { Family } from './family.js';
import type { SegmentId } from './segment.js';
import { foldSegments, startSegments } from './segments.js';

/** The ids of all segments that there are under a config's `campaigns` and with further families, in their order. */
export function knownSegments(
  campaigns: Readonly<Record<string, string>>,
  families: readonly Pick<Family, 'ids'>[] = [],
): readonly SegmentId[] {
  const event = { name: 'tick', at: 0, params: {}, seq: 1, session: 1 };
  const { segments } = foldSegments(startSegments(), { event, features: {}, scores: {}, campaigns });
  return [...segments.map(({ id }) => id), ...families.flatMap(({ ids }) => ids)];
}
