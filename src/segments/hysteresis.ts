import type { Reason, Segment, SegmentId } from './segment.js';

/** What is remembered of one segment between two events. */
export type Membership = Readonly<{ active: boolean; since: number }>;

/** Every segment's membership, by id; a segment that was never active may be absent. */
export type Memberships = Readonly<Record<SegmentId, Membership | undefined>>;

/** A segment in the making: not active until {@link Hysteresis} has settled it, and seen by nobody else before. */
export type Draft = { -readonly [Key in keyof Segment]: Segment[Key] };

/** What a family says of one segment; with a `model`, that is its basis. */
export type Judged = Readonly<{ score: number; reasons: readonly Reason[]; model?: string | undefined }>;

/** Nothing speaks for it. */
export const NOTHING: Judged = { score: 0, reasons: [] };

/** The draft of a judged segment with its two thresholds. */
export function draft(id: SegmentId, judged: Judged, about: Pick<Segment, 'known' | 'enter' | 'exit'>): Draft {
  const { score, reasons, model } = judged;
  const { known, enter, exit } = about;
  const basis = model ? 'model' : 'rules';
  const made: Draft = { id, score, active: false, known, enter, exit, basis, reasons };
  if (model) made.model = model;
  return made;
}

/** Two thresholds instead of one: see {@link hysteresis}. */
export type Hysteresis = Readonly<{
  /** Whether the segment was active after the last event. */
  held(id: SegmentId): boolean;
  /** Whether known evidence carries the segment: `enter` or more to come in, `exit` or better to stay. */
  passes(draft: Draft): boolean;
  /** Finishes the draft in place; `since` is now when it has just become active, and what it was otherwise. */
  settle(draft: Draft, active: boolean): Segment;
  /** The memberships to keep for the next event: the same object when none has changed. */
  remember(segments: readonly Segment[]): Memberships;
}>;

/** Judges the segments of one event at `at` (milliseconds since the epoch) against the memberships before it. */
export function hysteresis(memberships: Memberships, at: number): Hysteresis {
  const held = (id: SegmentId) => memberships[id]?.active === true;
  return {
    held,
    passes: (draft) => draft.known && draft.score >= (held(draft.id) ? draft.exit : draft.enter),
    settle(draft, active) {
      const since = active && !held(draft.id) ? at : memberships[draft.id]?.since;
      draft.active = active;
      if (since !== undefined) draft.since = since;
      return draft;
    },
    remember(segments) {
      const changed = segments.filter(({ id, active }) => active !== held(id));
      if (!changed.length) return memberships;
      const next: Record<SegmentId, Membership | undefined> = { ...memberships };
      for (const { id, active, since = at } of changed) next[id] = { active, since };
      return next;
    },
  };
}
