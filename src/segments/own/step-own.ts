import type { Judging } from '../family.js';
import { draft } from '../hysteresis.js';
import type { Reason, Segment } from '../segment.js';
import { MOST_REASONS } from '../strongest-reasons.js';
import type { Atom, Look, Verdict } from './atom.js';
import { foldFacts, type KnownFacts } from './known-facts.js';
import { openLazyCopy } from './lazy-copy.js';
import { groundsOf, judgeNode, objectAmong, type Ground } from './node.js';
import { clockAfter, isTimed, itemsOf, productAfter, type OwnState } from './own-state.js';
import type { TabledSegment } from './order-segments.js';
import { isSame } from './verdict.js';

/** The own segments, read and put in order. */
export type OwnTable = Readonly<{
  atoms: readonly Atom[];
  /** Places of the atoms that take an event, by its name. */
  takers: ReadonlyMap<string, readonly number[]>;
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
  const clock = clockAfter(state, event, isFresh);
  const product = productAfter(state.product, event, isFresh);
  const memories = remember(table, state, { judging, now: clock.now, isFresh, product });
  const known = factsAfter(table, state.known, judging);
  const judged = judgeAll(table, state, { judging, memories, now: clock.now, known });
  const { session } = event;
  return { state: { session, ...clock, known, product, memories, ...judged }, segments: judged.segments };
}

const factsAfter = ({ facts }: OwnTable, known: KnownFacts, { event }: Judging): KnownFacts =>
  facts.length && event.name === 'profile_update' ? foldFacts(known, event.params.profile, facts) : known;

type Taking = Readonly<{ judging: Judging; now: number; isFresh: boolean; product: OwnState['product'] }>;

/** What the atoms remember after the event; the same list where it is the same. */
function remember({ atoms, takers }: OwnTable, { memories }: OwnState, taking: Taking): readonly unknown[] {
  const { judging, now, isFresh, product } = taking;
  const { event } = judging;
  const after = openLazyCopy(memories);
  for (let place = 0; place < atoms.length; place++) {
    const atom = atoms[place]!;
    after.put(place, isFresh && atom.forgets ? atom.start : atom.pass(memories[place], now));
  }
  const takes = isTimed(event) ? takers.get(event.name) : undefined;
  if (!takes) return after.end();
  const seen = { name: event.name, params: event.params, items: itemsOf(event, product), now };
  for (const place of takes) after.put(place, atoms[place]!.take(after.at(place), seen));
  return after.end();
}

type Judgement = Pick<OwnState, 'verdicts' | 'segments' | 'entered'>;
type Given = Readonly<{ judging: Judging; memories: readonly unknown[]; now: number; known: KnownFacts }>;

function judgeAll(table: OwnTable, before: OwnState, { judging, memories, now, known }: Given): Judgement {
  const { atoms, places } = table;
  const verdicts = openLazyCopy(before.verdicts);
  const segments = openLazyCopy(before.segments);
  const entered = openLazyCopy(before.entered);
  const segment: Look['segment'] = (id) => {
    const place = places.get(id);
    return place === undefined ? judging.judged.get(id as Segment['id']) : segments.at(place);
  };
  const look: Look = { now, judging, known, segment };
  // a part that asks for an own segment is asked for behind it only, so that every part is judged when it first is
  const isDone = new Uint8Array(atoms.length);
  const isChanged = (part: number): boolean => {
    const last = before.verdicts[part];
    if (isDone[part]) return verdicts.at(part) !== last;
    isDone[part] = 1;
    if (last && !atoms[part]!.live && memories[part] === before.memories[part]) return false;
    const said = atoms[part]!.judge(memories[part], look);
    if (last && isSame(last, said)) return false;
    verdicts.put(part, said);
    return true;
  };
  for (const one of table.segments) {
    const at = places.get(one.id)!;
    const last = before.segments[at];
    let isNew = !last;
    for (const part of one.parts) if (isChanged(part)) isNew = true;
    const isHeld = !!last?.active && now < entered.at(at)! + one.hold;
    // one that is held by time alone goes when it is over
    if (!isNew && (isHeld || !last!.active || last!.score === 1)) continue;
    const made = drawn(one, { atoms, verdicts: verdicts.end(), isHeld, judging });
    segments.put(at, made);
    if (made.active && !last?.active) entered.put(at, now);
  }
  return { verdicts: verdicts.end(), segments: segments.end(), entered: entered.end() };
}

type Drawing = Readonly<{
  atoms: readonly Atom[];
  verdicts: readonly (Verdict | undefined)[];
  isHeld: boolean;
  judging: Judging;
}>;

/** A condition makes a score of 1 where it holds, and less where some of it does. */
function drawn({ id, node, parts }: TabledSegment, { atoms, verdicts, isHeld, judging }: Drawing): Segment {
  const { truth, progress } = judgeNode(node, verdicts);
  const score = truth ? 1 : Math.min(0.99, progress);
  const grounds = groundsOf(node, verdicts);
  const missing = truth === null ? [...new Set(parts.flatMap((part) => verdicts[part]!.missing ?? []))] : [];
  const reasons = missing.length
    ? [{ text: judging.phrases.clause('gap.events', { events: missing.join(', ') }) }]
    : reasonsOf(grounds, { atoms, verdicts, isHeld, judging });
  const made = draft(id, { score, reasons }, { known: truth !== null, enter: 1, exit: 1 });
  const object = objectAmong(grounds, verdicts);
  if (object) made.object = object;
  if (missing.length) made.missing = missing;
  return judging.gate.settle(made, truth === true || (truth === false && isHeld));
}

function reasonsOf(grounds: readonly Ground[], { atoms, verdicts, isHeld, judging }: Drawing): readonly Reason[] {
  const { phrases } = judging;
  if (!grounds.length && isHeld) return [{ text: phrases.clause('own.hold') }];
  return grounds.slice(0, MOST_REASONS).map(({ part, share: contribution }) => {
    if (part < 0) return { text: phrases.clause('own.not'), contribution };
    return Object.assign(atoms[part]!.explain(verdicts[part]!, judging), { contribution });
  });
}
