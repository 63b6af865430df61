import type { Decision } from '../../src/decisions/decision.js';
import type { Segment, SegmentId } from '../../src/segments/segment.js';

/** How a shopper stands to one segment: whether they are in it, its score, and what it is about where it is about anything. */
export type Stand = readonly [standing: 'in' | 'out' | 'unknown', score: number, object?: string];

/** What one event changed: segments and decisions that are as before are left out. */
export type Line = Readonly<{
  seq: number;
  session: number;
  at: number;
  name: string;
  segments: Readonly<Record<SegmentId, Stand>>;
  decisions: readonly Pick<Decision, 'slot' | 'variant' | 'segments' | 'reason'>[];
}>;

/** Where a shopper stands after an event, in Node or on a page. */
export type Standing = Readonly<{ segments: readonly Segment[]; decisions: readonly Decision[] }>;

/** Scores of two machines may differ by so much: float arithmetic is not the same on every one. */
const TOLERANCE = 1e-5;

/** How a shopper stands to each segment. */
export const standsOf = (segments: readonly Segment[]): Record<SegmentId, Stand> =>
  Object.fromEntries(
    segments.map(({ id, known, active, score, object }): [SegmentId, Stand] => {
      const standing = known ? (active ? 'in' : 'out') : 'unknown';
      const rounded = Number(score.toFixed(6));
      return [id, object ? [standing, rounded, `${object.kind} ${object.id}`] : [standing, rounded]];
    }),
  );

/** What an event changed, held against the moment before it; all of it for the first. */
export function lineOf(
  { seq, session, at, name }: Pick<Line, 'seq' | 'session' | 'at' | 'name'>,
  now: Standing,
  before: Standing | undefined,
): Line {
  const was = standsOf(before?.segments ?? []);
  const changed = Object.entries(standsOf(now.segments)).filter(
    ([id, stand]) => String(stand) !== String(was[id as SegmentId]),
  );
  const decisions = now.decisions
    .filter((one) => !before?.decisions.some((other) => told(other) === told(one)))
    .map(({ slot, variant, segments, reason }) => ({ slot, variant, segments, reason }));
  return { seq, session, at, name, segments: Object.fromEntries(changed), decisions };
}

const told = ({ slot, variant, segments, reason }: Decision): string =>
  JSON.stringify([slot, variant, segments, reason.text]);

type Shown = Readonly<Record<string, Line['decisions'][number]>>;

/** Where lines lead: how the shopper stands to every segment, and what stands in every slot, after each of them. */
export function unfold(lines: readonly Line[]) {
  let segments: Readonly<Record<SegmentId, Stand>> = {};
  let shown: Shown = {};
  return lines.map(({ seq, session, name, segments: changed, decisions }) => {
    segments = { ...segments, ...changed };
    shown = { ...shown, ...Object.fromEntries(decisions.map((one) => [one.slot, one])) };
    return { seq, session, name, segments, shown };
  });
}

/** What two timelines of one session differ in, in words; scores may by a hundred thousandth. */
export function differencesOf(ours: readonly Line[], theirs: readonly Line[]): readonly string[] {
  if (ours.length !== theirs.length) return [`${ours.length} events, not ${theirs.length}`];
  const other = unfold(theirs);
  return unfold(ours).flatMap(({ seq, session, name, segments, shown }, place) => {
    const that = other[place]!;
    const wrong = new Set<string>();
    if (`${seq} ${session} ${name}` !== `${that.seq} ${that.session} ${that.name}`) wrong.add('another event');
    for (const id of Object.keys({ ...segments, ...that.segments }) as SegmentId[])
      if (!alike(segments[id], that.segments[id])) wrong.add(`${id} is ${segments[id]}, not ${that.segments[id]}`);
    for (const slot of Object.keys({ ...shown, ...that.shown })) {
      const [is, was] = [shown[slot], that.shown[slot]].map((one) => JSON.stringify(one));
      if (is !== was) wrong.add(`${slot} is ${is}, not ${was}`);
    }
    return [...wrong].map((text) => `#${seq} ${name}: ${text}`);
  });
}

const alike = (a: Stand | undefined, b: Stand | undefined): boolean =>
  !!a && !!b && a[0] === b[0] && a[2] === b[2] && Math.abs(a[1] - b[1]) <= TOLERANCE;
