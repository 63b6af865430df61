import type { Lack } from './instrumentation/gaps.js';
import type { Path, Reason, Segment, SegmentId } from './segment.js';

/** What is remembered of one segment between two events. */
export type Membership = Readonly<{
  active: boolean;
  /** When it last became active, milliseconds since the epoch. */
  since?: number | undefined;
  /** When it was last left. */
  left?: number | undefined;
  /** Whether it was not known for want of events that the shop cannot tell. */
  lacks?: boolean | undefined;
}>;

/** Every segment's membership, by id; a segment that was never active may be absent. */
export type Memberships = ReadonlyMap<SegmentId, Membership>;

/** A segment in the making: not active until {@link Hysteresis} has settled it, and seen by nobody else before. */
export type Draft = { -readonly [Key in keyof Segment]: Segment[Key] };

/** What a family says of one segment; with a `model`, that is its basis. */
export type Judged = Readonly<{
  score: number;
  reasons: readonly Reason[];
  model?: string | undefined;
  /** Where there is more than the reasons tell. */
  path?: Path | undefined;
}>;

/** Nothing speaks for it. */
export const NOTHING: Judged = { score: 0, reasons: [] };

/** Where a segment comes in, and where it goes. */
export type Thresholds = Pick<Segment, 'enter' | 'exit'>;

/** What {@link draft} is told about a segment with these thresholds. */
export const gated = ({ enter, exit }: Thresholds, known: boolean) => ({ known, enter, exit });

/** The draft of a judged segment with its two thresholds. */
export function draft(id: SegmentId, judged: Judged, about: Pick<Segment, 'known' | 'enter' | 'exit'>): Draft {
  const { score, reasons, model, path } = judged;
  const { known, enter, exit } = about;
  const basis = model ? 'model' : 'rules';
  const made: Draft = { id, score, active: false, known, enter, exit, basis, reasons };
  if (model) made.model = model;
  if (path) made.path = path;
  return made;
}

/** Milliseconds that a segment stays at least, once it has entered, and stays away at least, once it has left. */
export const HOLD = 20_000;
export const REST = 10_000;

/** Two thresholds instead of one, and a hold and a rest between them: see {@link hysteresis}. */
export type Hysteresis = Readonly<{
  /** Whether the segment was active after the last event. */
  held(id: SegmentId): boolean;
  /** Whether the segment is active and has entered so lately that it stays, whatever its score; facts are not asked. */
  stays(id: SegmentId): boolean;
  /** Whether the segment has left so lately that it does not return yet. */
  rests(id: SegmentId): boolean;
  /** Whether it rests on events that the shop cannot tell: then it is not known, and {@link Hysteresis.settle} says so. */
  lacks(draft: Draft): boolean;
  /** Whether known evidence carries the segment: `enter` or more and no rest to come in, `exit` or better or the hold to stay. */
  passes(draft: Draft): boolean;
  /** What was remembered of the segment after the last event. */
  before(id: SegmentId): Membership | undefined;
  /** Finishes the draft in place; `since` is now when it has just become active, and what it was otherwise. */
  settle(draft: Draft, active: boolean): Segment;
  /** The memberships to keep for the next event, by all that was settled: the same object when none has changed. */
  remember(): Memberships;
}>;

/** What an event is judged by besides the memberships before it. */
export type Terms = Readonly<{
  /** When a visit last began or came to an outcome, such as an order: hold and rest count only what has changed since. */
  free?: number | undefined;
  /** What a segment lacks for want of events that the shop cannot tell; `before`: whether it lacked them after the last event. */
  lackOf?: ((draft: Draft, before: boolean) => Lack | undefined) | undefined;
}>;

/** Judges the segments of one event at `at` (milliseconds since the epoch) against the memberships before it. */
export function hysteresis(memberships: Memberships, at: number, terms: Terms = {}): Hysteresis {
  const { free = at, lackOf } = terms;
  const moved: Draft[] = [];
  const held = (id: SegmentId) => memberships.get(id)?.active === true;
  // a clock that was wrong and set right holds nothing for longer
  const lately = (time: number | undefined, lasts: number) =>
    time !== undefined && time > free && Math.abs(at - time) < lasts;
  const stays = (id: SegmentId) => held(id) && lately(memberships.get(id)?.since, HOLD);
  const rests = (id: SegmentId) => {
    const one = memberships.get(id);
    // one that was left before its hold was over is away until it and the rest would have been
    return !!one && !one.active && (lately(one.left, REST) || lately(one.since, HOLD + REST));
  };
  const lack = (draft: Draft) => lackOf?.(draft, memberships.get(draft.id)?.lacks === true);
  return {
    held,
    stays,
    rests,
    lacks: (draft) => lack(draft) !== undefined,
    passes(draft) {
      const { id, known, score, enter, exit } = draft;
      if (!known || lack(draft)) return false;
      return held(id) ? score >= exit || stays(id) : score >= enter && !rests(id);
    },
    before: (id) => memberships.get(id),
    settle(draft, active) {
      const before = memberships.get(draft.id);
      const lacking = draft.known ? lackOf?.(draft, before?.lacks === true) : undefined;
      if (lacking) Object.assign(draft, lacking);
      draft.active = active && !lacking;
      const since = draft.active && !before?.active ? at : before?.since;
      if (since !== undefined) draft.since = since;
      if (!isAs(draft, before)) moved.push(draft);
      return draft;
    },
    remember: () => remember(memberships, moved, at),
  };
}

function remember(memberships: Memberships, moved: readonly Draft[], at: number): Memberships {
  let next: Map<SegmentId, Membership> | undefined;
  for (const segment of moved) {
    const before = memberships.get(segment.id);
    if (isAs(segment, before)) continue;
    next ??= new Map(memberships);
    next.set(segment.id, changed(before, segment, at));
  }
  return next ?? memberships;
}

const isAs = ({ active, missing }: Draft, before: Membership | undefined): boolean =>
  active === (before?.active === true) && !missing === !before?.lacks;

function changed(before: Membership | undefined, { active, missing }: Segment, at: number): Membership {
  const since = active && !before?.active ? at : before?.since;
  const left = !active && before?.active ? at : before?.left;
  return { active, since, left, lacks: !!missing };
}
