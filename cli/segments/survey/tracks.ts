import type { SegmentId } from '../../../src/segments/segment.js';

/** Segments that tell of one thing, so that a shopper's way leads through them: a family, or one kind of context. */
export type Track = Readonly<{
  name: string;
  ids: readonly SegmentId[];
  /** Where they stand among all segments. */
  places: readonly number[];
}>;

/** What a shopper is in none of. */
export const NONE = 'none';

/** `intent:high` belongs to `intent`, `context:device-phone` to `context:device`. */
export const trackOf = (id: SegmentId): string => /^context:[a-z]+|^[^:]+/.exec(id)![0];

/** The tracks of all segments, in the order in which they first stand. */
export function tracksOf(ids: readonly SegmentId[]): readonly Track[] {
  const tracks = new Map<string, { name: string; ids: SegmentId[]; places: number[] }>();
  for (const [place, id] of ids.entries()) {
    const name = trackOf(id);
    const track = tracks.get(name) ?? { name, ids: [], places: [] };
    track.ids.push(id);
    track.places.push(place);
    tracks.set(name, track);
  }
  return [...tracks.values()];
}

/** The names of a track's segments that are active, without what they share: `high`, `brand-explorer + visual-browser`, or {@link NONE}. */
export function stateOf({ name, ids, places }: Track, isActive: (place: number) => boolean): string {
  const active = ids.filter((_, index) => isActive(places[index]!));
  return active.map((id) => id.slice(name.length + 1) || id).join(' + ') || NONE;
}
