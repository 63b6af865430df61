import type { EventParams } from '../../capture/shop-event.js';
import type { FeatureId } from '../../features/feature-vector.js';
import type { Judging } from '../family.js';
import type { Reason, Segment, SegmentObject } from '../segment.js';
import type { KnownFacts } from './known-facts.js';

/** What one part of a condition comes to. */
export type Verdict = Readonly<{
  /** Null is not known. */
  truth: boolean | null;
  /** 0 to 1, and 1 only where it holds. */
  progress: number;
  value?: number | undefined;
  object?: SegmentObject | undefined;
  /** Why, where another segment has said it. */
  text?: string | undefined;
  /** The events that this shop cannot tell, for want of which it is not known. */
  missing?: readonly string[] | undefined;
}>;

/** An event as the parts take it, `now` on the clock of the own segments. */
export type Seen = Readonly<{
  name: string;
  params: EventParams;
  items: readonly Readonly<Record<string, unknown>>[];
  now: number;
}>;

/** What parts are judged by that remember nothing themselves. */
export type Look = Readonly<{
  now: number;
  judging: Judging;
  /** What the shop has told of the customer. */
  known: KnownFacts;
  /** A segment judged before, built in or own. */
  segment(id: string): Segment | undefined;
}>;

/**
 * One comparison of a condition. Its memory is plain data, never changed in place: the same object comes back where nothing has
 * changed.
 */
export type Atom<Memory = unknown> = Readonly<{
  /** The most that it remembers, in numbers and keys, and what it compares: the bound of docs/own-segments.md is on these. */
  cells: number;
  /** The events that it takes; none where it remembers nothing. */
  events: readonly string[];
  /** Whether it forgets with the visit. */
  forgets: boolean;
  /** Judged with every event, not only when its memory has changed. */
  live: boolean;
  /** Whether anything that it remembers is over as time passes. */
  passes: boolean;
  /** The feature that it is judged by, and by nothing else. */
  feature?: FeatureId;
  /** The segment that it asks for. */
  asks?: string;
  /** The fact of a customer that it asks for. */
  fact?: string;
  start: Memory;
  take(memory: Memory, seen: Seen): Memory;
  /** Drops what is over at `now`. */
  pass(memory: Memory, now: number): Memory;
  judge(memory: Memory, look: Look): Verdict;
  explain(verdict: Verdict, judging: Judging): Omit<Reason, 'contribution'>;
}>;
