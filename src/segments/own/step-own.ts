import type { Judging } from '../family.js';
import { draft } from '../hysteresis.js';
import type { Reason, Segment } from '../segment.js';
import { MOST_REASONS } from '../strongest-reasons.js';
import { weighted } from '../weighted.js';
import type { Atom, Look } from './atom.js';
import { foldFacts, type KnownFacts } from './known-facts.js';
import { groundsOf, judgeNode, objectAmong, type Ground } from './node.js';
import { clockAfter, isTimed, itemsOf, productAfter, type OwnState } from './own-state.js';
import type { TabledSegment } from './order-segments.js';
import { isSame } from './verdict.js';

/** The own segments, read and put in order. */
export type OwnTable = Readonly<{
  atoms: readonly Atom[];
  /** Places of the atoms that take an event, by its name. */
  takers: ReadonlyMap<string, readonly number[]>;
  /** Places of the atoms that forget as time or a visit passes. */
  passing: readonly number[];
  /** Which may say something else although they remember the same. */
  isLive: (place: number, judging: Judging) => boolean;
  /** Each behind those that it asks for. */
  segments: readonly TabledSegment[];
  /** Their places, as a config has them. */
  places: ReadonlyMap<string, number>;
  facts: readonly string[];
}>;

type Stepped = Readonly<{ state: OwnState; segments: readonly Segment[] }>;

/** The own segments after one event. What nothing has changed for is handed back as it was. */
export function stepOwn(table: OwnTable, state: OwnState, judging: Judging): Stepped {
  const { event } = judging;
  const isFresh = !Object.is(event.session, state.session);
  const { now, ahead } = clockAfter(state, event, isFresh);
  const product = productAfter(state.product, event, isFresh);
  const memories = remember(table, state, { judging, now, isFresh, product });
  const known = factsAfter(table, state.known, judging);
  const { verdicts, segments, entered } = judgeAll(table, state, { judging, memories, now, known });
  const { session } = event;
  const { language } = judging.phrases;
  return { state: { session, now, ahead, known, product, memories, verdicts, segments, language, entered }, segments };
}

const factsAfter = ({ facts }: OwnTable, known: KnownFacts, { event }: Judging): KnownFacts =>
  facts.length && event.name === 'profile_update' ? foldFacts(known, event.params.profile, facts) : known;

type Taking = Readonly<{ judging: Judging; now: number; isFresh: boolean; product: OwnState['product'] }>;

/** What the atoms remember after the event; the same list where it is the same. */
function remember({ atoms, takers, passing }: OwnTable, { memories }: OwnState, taking: Taking): readonly unknown[] {
  const { judging, now, isFresh, product } = taking;
  const { event } = judging;
  let after = memories;
  for (const place of passing) {
    const atom = atoms[place]!;
    after = put(after, place, {
      value: isFresh && atom.forgets ? atom.start : atom.pass(memories[place], now),
      of: memories,
    });
  }
  const takes = isTimed(event) ? takers.get(event.name) : undefined;
  if (!takes) return after;
  const seen = { name: event.name, params: event.params, items: itemsOf(event, product), now };
  for (const place of takes) after = put(after, place, { value: atoms[place]!.take(after[place], seen), of: memories });
  return after;
}

/** A list with something else at a place; that of before is copied with the first change. */
function put<T>(
  list: readonly T[],
  place: number,
  { value, of }: Readonly<{ value: T; of: readonly T[] }>,
): readonly T[] {
  if (value === list[place]) return list;
  const copy = (list === of ? list.slice() : list) as T[];
  copy[place] = value;
  return copy;
}

type Judgement = Pick<OwnState, 'verdicts' | 'segments' | 'entered'>;
type Given = Readonly<{ judging: Judging; memories: readonly unknown[]; now: number; known: KnownFacts }>;

/** A part that holds, in words. */
type Saying = Omit<Reason, 'contribution'>;

/** What has been judged of an event so far; the lists are those of before until something changes. */
type Work = { -readonly [Key in keyof Judgement]: Judgement[Key] } & {
  readonly table: OwnTable;
  readonly before: OwnState;
  readonly given: Given;
  readonly look: Look;
  /** Whether an atom has been judged: 1 for one that says the same, 2 for one that does not. */
  readonly done: Uint8Array;
  /** What each atom says, of those that were asked. */
  readonly said: (Saying | undefined)[];
};

function judgeAll(table: OwnTable, before: OwnState, given: Given): Judgement {
  const { judging, now, known } = given;
  const { verdicts, segments, entered } = before;
  const segment: Look['segment'] = (id) => {
    const place = table.places.get(id);
    return place === undefined ? judging.judged.get(id as Segment['id']) : work.segments[place];
  };
  const look: Look = { now, judging, known, segment };
  const done = new Uint8Array(table.atoms.length);
  const work: Work = { verdicts, segments, entered, table, before, given, look, done, said: [] };
  for (const one of table.segments) judgeOne(one, work);
  return { verdicts: work.verdicts, segments: work.segments, entered: work.entered };
}

function judgeOne(one: TabledSegment, work: Work): void {
  const { before, given } = work;
  const { place, parts, hold } = one;
  const last = before.segments[place];
  let isNew = !last || before.language !== given.judging.phrases.language;
  for (let part = 0; part < parts.length; part++) if (isChanged(parts[part]!, work)) isNew = true;
  // one that is held by time alone goes when it is over
  if (!isNew && (!last!.active || last!.score === 1)) return;
  const isHeld = !!last?.active && given.now < work.entered[place]! + hold;
  if (!isNew && isHeld) return;
  const made = drawn(one, work, isHeld);
  work.segments = put(work.segments, place, { value: made, of: before.segments });
  if (made.active && !last?.active) work.entered = put(work.entered, place, { value: given.now, of: before.entered });
}

/** A part that asks for an own segment is asked for behind it only, so that every part is judged when it first is. */
function isChanged(part: number, work: Work): boolean {
  const { done } = work;
  if (!done[part]) done[part] = judgePart(part, work) ? 2 : 1;
  return done[part] === 2;
}

function judgePart(part: number, work: Work): boolean {
  const { table, before, given } = work;
  const last = before.verdicts[part];
  const memory = given.memories[part];
  if (last && memory === before.memories[part] && !table.isLive(part, given.judging)) return false;
  const said = table.atoms[part]!.judge(memory, work.look);
  if (last && isSame(last, said)) return false;
  work.verdicts = put(work.verdicts, part, { value: said, of: before.verdicts });
  return true;
}

/** A condition makes a score of 1 where it holds, and less where some of it does. */
function drawn({ id, node, parts }: TabledSegment, work: Work, isHeld: boolean): Segment {
  const { verdicts, given } = work;
  const { gate, phrases } = given.judging;
  const { truth, progress } = judgeNode(node, verdicts);
  const score = truth ? 1 : Math.min(0.99, progress);
  const grounds = groundsOf(node, verdicts);
  const missing = truth === null ? missingOf(parts, verdicts) : NOTHING_MISSING;
  const reasons = missing.length
    ? [{ text: phrases.clause('gap.events', { events: missing.join(', ') }) }]
    : reasonsOf(grounds, work, isHeld);
  const made = draft(id, { score, reasons }, { known: truth !== null, enter: 1, exit: 1 });
  const object = objectAmong(grounds, verdicts);
  if (object) made.object = object;
  if (missing.length) made.missing = missing;
  return gate.settle(made, truth === true || (truth === false && isHeld));
}

const NOTHING_MISSING: readonly string[] = [];

const missingOf = (parts: readonly number[], verdicts: OwnState['verdicts']): readonly string[] => [
  ...new Set(parts.flatMap((part) => verdicts[part]!.missing ?? [])),
];

function reasonsOf(grounds: readonly Ground[], work: Work, isHeld: boolean): readonly Reason[] {
  const { judging } = work.given;
  const { phrases } = judging;
  if (!grounds.length && isHeld) return [{ text: phrases.clause('own.hold') }];
  const reasons: Reason[] = [];
  for (let place = 0; place < grounds.length && place < MOST_REASONS; place++) {
    const { part, share: contribution } = grounds[place]!;
    if (part < 0) reasons.push({ text: phrases.clause('own.not'), contribution });
    else
      reasons.push(
        weighted((work.said[part] ??= work.table.atoms[part]!.explain(work.verdicts[part]!, judging)), contribution),
      );
  }
  return reasons;
}
