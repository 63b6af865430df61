import type { LoggedEvent } from '../memory/logged-event.js';
import type { Reason, Segment, SegmentId, SegmentObject } from './segment.js';

/** Where a shopper may stand to a segment: `unknown` is too little evidence. */
export type Standing = 'unknown' | 'out' | 'in';

/** A change of one segment by one event. */
export type Transition = Readonly<{
  segment: SegmentId;
  from: Standing;
  to: Standing;
  /** When, milliseconds since the epoch, and by the event of which number. */
  at: number;
  seq: number;
  /** The name of that event, `tick` where only time has passed, `models` where what judges has come. */
  event: string;
  /** What speaks most for it now; of one that was left, what spoke for it before. */
  reason?: Reason;
  object?: SegmentObject;
}>;

/** How a shopper stands to a segment. */
export const standingOf = (segment: Segment | undefined): Standing =>
  !segment?.known ? 'unknown' : segment.active ? 'in' : 'out';

/** Changes that are kept, at most. */
export const MOST_TRANSITIONS = 50;

const NONE: readonly Transition[] = [];

type Lists = readonly (readonly Segment[])[];
const NO_LIST: readonly Segment[] = [];

/** What an event has changed in the segments, family by family: all in the same order, but that the later lists may have more. */
export function transitionsOf(before: Lists, now: Lists, event: Cause): readonly Transition[] {
  let changes: Transition[] | undefined;
  for (let list = 0; list < now.length; list++) {
    const earlier = before[list] ?? NO_LIST;
    const later = now[list]!;
    if (earlier === later) continue;
    for (let place = 0; place < later.length; place++) {
      const segment = later[place]!;
      let was = earlier[place];
      if (was === segment) continue;
      if (was?.id !== segment.id) was = inList(earlier, segment);
      const from = standingOf(was);
      const to = standingOf(segment);
      if (from !== to) (changes ??= []).push(transition(segment, was, { from, to, event }));
    }
  }
  return changes ?? NONE;
}

const inList = (list: readonly Segment[], { id }: Segment) => list.find((one) => one.id === id);

type Cause = Pick<LoggedEvent, 'at' | 'seq' | 'name'>;
type Change = Readonly<{ from: Standing; to: Standing; event: Cause }>;

function transition(segment: Segment, was: Segment | undefined, { from, to, event }: Change): Transition {
  const told = from === 'in' ? was! : segment;
  // why it is not known any more is news
  const [reason] = segment.missing ? segment.reasons : told.reasons;
  const { at, seq, name } = event;
  return {
    segment: segment.id,
    from,
    to,
    at,
    seq,
    event: name,
    ...(reason && { reason }),
    ...(told.object && { object: told.object }),
  };
}

/** Whether the same segments are active, about the same objects. */
export const sameActive = (before: Lists, now: Lists): boolean =>
  before.length === now.length && now.every((list, place) => list === before[place] || sameList(before[place]!, list));

function sameList(before: readonly Segment[], now: readonly Segment[]): boolean {
  if (before.length !== now.length) return false;
  for (let place = 0; place < now.length; place++) {
    const was = before[place]!;
    const is = now[place]!;
    if (was === is) continue;
    if (was.id !== is.id || was.active !== is.active) return false;
    if (is.active && !sameObject(was.object, is.object)) return false;
  }
  return true;
}

const sameObject = (one: SegmentObject | undefined, other: SegmentObject | undefined): boolean =>
  one === other || (one?.id === other?.id && one?.kind === other?.kind && one?.name === other?.name);

/** The latest changes by which a segment was entered or left: what became known alone is not among them. */
export function latestTransitions(before: readonly Transition[], now: readonly Transition[]): readonly Transition[] {
  const moved = now.filter(({ from, to }) => from === 'in' || to === 'in');
  return moved.length ? [...before, ...moved].slice(-MOST_TRANSITIONS) : before;
}
