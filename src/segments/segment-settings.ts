import type { OwnSegment } from './own/own-segment.js';
import type { SegmentId } from './segment.js';

/** An intersection found by `npx vitrine segments --mine` in recorded sessions, with how many it was found in. */
export type MicroSegment = Readonly<{
  /** Stable: made of what it is of. `micro:` stands before it. */
  id: string;
  /** All of these active. */
  all: readonly SegmentId[];
  /** Sessions, and different shoppers, that were in all of them at once. */
  support: Readonly<{ sessions: number; shoppers: number }>;
  /** How much more often than if they were independent. */
  lift: number;
}>;

/** What a shop's config says of segments. Plain data: it crosses to the engine, which checks it. */
export type SegmentSettings = Readonly<{
  /** The shop's own, by name: `own:` stands before it. */
  segments?: Readonly<Record<string, OwnSegment>> | undefined;
  micro?: readonly MicroSegment[] | undefined;
  /** Names of events that this shop cannot tell, as `npx vitrine audit` finds them: what rests on them is not known. */
  uninstrumented?: readonly string[] | undefined;
  /** The shop's seasons, each a segment; they reach the engine with what it reads pages by. */
  seasons?: readonly Readonly<{ id: string }>[] | undefined;
}>;
