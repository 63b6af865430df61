import type { FeatureId, FeatureVector } from '../../../features/feature-vector.js';
import type { Family, Judging } from '../../family.js';
import type { Score } from '../../../model/scores.js';
import type { InputsById } from '../../instrumentation/gaps.js';
import { openFeatureReader } from '../../feature-reader.js';
import { openWatch } from '../../open-watch.js';
import type { Segment, SegmentId } from '../../segment.js';
import { lasts, NEVER, spanOf, type Span } from './span.js';

/** What a family reads: when none of it has changed, neither has any of its segments. */
export type Reads = Readonly<{
  features?: readonly FeatureId[];
  /** Features that count up to so much and no further. */
  upTo?: readonly (readonly [FeatureId, number])[];
  /** What is told to `take`, one number after the other: as few as can change anything. It reads no features but those of `ids`. */
  more?: Readonly<{ ids: readonly FeatureId[]; read(features: FeatureVector, take: (value: number) => void): void }>;
  /** What a model says of a label, or of all; what does not move its score is too little to speak of. */
  models?: readonly (readonly [model: string, label?: string])[];
  /** Segments judged before, of which it is read whether they are active, their scores, and what speaks for them most. */
  judged?: readonly SegmentId[];
}>;

/** Numbers, and of segments the words of a reason too: a campaign's name has no value. */
type Input = number | string;

/** What a settled family remembers. */
export type Settled<Own> = Readonly<{
  /** What it read last. */
  inputs: readonly Input[];
  /** What it made of it. */
  segments: readonly Segment[];
  /** What it keeps for itself. */
  own: Own;
  /** How long time alone changes nothing of it. */
  span: Span;
  /** The language of its reasons. */
  language: string;
}>;

/** A family whose segments follow from what it reads and what it keeps. */
type Plan<Own> = Readonly<{
  name: string;
  ids: readonly SegmentId[];
  reads: Reads;
  inputs?: InputsById;
  /** Whether it asks what holds and rests beside the two thresholds. */
  holds?: true;
  start: () => Own;
  /** What it keeps after an event, before it judges: the very same where the event says nothing to it. */
  fold?: (own: Own, judging: Judging) => Own;
  /** Its segments, in the order of `ids`, and what it keeps from now on. The same reads and own must give the same again. */
  judge: (judging: Judging, own: Own) => Readonly<{ segments: readonly Segment[]; own: Own }>;
}>;

/** Makes a family that judges anew only when something that it reads or keeps has changed, or a hold or a rest is over. */
export function settledFamily<Own>(plan: Plan<Own>): Family<Settled<Own>> {
  const { name, ids, reads, inputs = {}, holds = false, start, fold, judge } = plan;
  const { features = NONE, upTo = NONE, more, judged: others = NONE } = reads;
  const plain = [...features, ...upTo.map(([id]) => id)];
  const touched = openWatch([...plain, ...(more?.ids ?? NONE)]);
  const readPlain = openFeatureReader(plain);
  return {
    name,
    ids,
    inputs,
    start: () => ({ inputs: [], segments: [], own: start(), span: NEVER, language: '' }),
    step(state, judging) {
      const own = fold ? fold(state.own, judging) : state.own;
      const { language } = judging.phrases;
      const stands = own === state.own && language === state.language && lasts(state.span, judging);
      // mostly, and then nothing of it need be read
      if (stands && !touched(judging.news) && sameOthers(others, state.inputs, judging)) return same(state);
      const read = readAll(state.inputs, reads, { judging, plain: readPlain(judging) });
      if (stands && read === state.inputs) return same(state);
      const judged = judge(judging, own);
      const { segments, own: kept } = judged;
      const span = spanOf(segments, holds, judging);
      return { state: { inputs: read, segments, own: kept, span, language }, segments };
    },
  };
}

const same = <Own>(state: Settled<Own>) => ({ state, segments: state.segments });

/** What stands for a model that has not spoken, and for a segment that is not there. */
const SILENT = -1;

/** What is read of a segment, one after the other. */
const OF_SEGMENT: readonly ((segment: Segment | undefined) => Input)[] = [
  (segment) => (segment ? segment.score + 2 * Number(segment.active) : SILENT),
  (segment) => segment?.reasons[0]?.value ?? 0,
  (segment) => segment?.reasons[0]?.text ?? '',
];

/** They are the first that is read. */
function sameOthers(others: readonly SegmentId[], before: readonly Input[], { judged }: Judging): boolean {
  let place = 0;
  for (const id of others) {
    const segment = judged.get(id);
    for (const read of OF_SEGMENT) if (read(segment) !== before[place++]) return false;
  }
  return true;
}

/**
 * What a family reads now, in one order: the very array of before where nothing has changed. Plain features, which are most of it, are
 * compared in place.
 */
function readAll(before: readonly Input[], reads: Reads, { judging, plain }: Told): readonly Input[] {
  const { features = NONE, upTo = NONE, more, models = NONE, judged = NONE } = reads;
  let now = before;
  let place = 0;
  for (const id of judged)
    for (const read of OF_SEGMENT) now = put(now, before, { place: place++, value: read(judging.judged.get(id)) });
  for (let index = 0; index < plain.length; index++, place++) {
    const counts = index - features.length;
    const value = counts < 0 ? plain[index]! : Math.min(upTo[counts]![1], plain[index]!);
    if (value !== now[place]) now = put(now, before, { place, value });
  }
  if (more || models.length) now = readRest(now, reads, { before, place, judging });
  // a model that has fallen silent leaves fewer
  else if (place !== now.length) now = now.slice(0, place);
  return now;
}

/** `plain` are the values of the features, and of those that count up to so much. */
type Told = Readonly<{ judging: Judging; plain: readonly number[] }>;

type Reading = Readonly<{ before: readonly Input[]; place: number; judging: Judging }>;

function readRest(read: readonly Input[], { more, models = NONE }: Reads, { before, place: from, judging }: Reading) {
  let now = read;
  let place = from;
  const take = (value: number) => void (now = put(now, before, { place: place++, value }));
  more?.read(judging.features, take);
  for (const [id, label] of models) readModel(judging.scores[id], label, take);
  return place === now.length ? now : now.slice(0, place);
}

/** The array of before is copied with the first change. */
function put(
  now: readonly Input[],
  before: readonly Input[],
  { place, value }: Readonly<{ place: number; value: Input }>,
): readonly Input[] {
  if (value === now[place]) return now;
  const changed = (now === before ? before.slice() : now) as Input[];
  changed[place] = value;
  return changed;
}

const NONE: readonly never[] = [];

function readModel(score: Score | undefined, label: string | undefined, take: (value: number) => void): void {
  const said = score?.values ?? score?.probabilities;
  if (!score || !said) take(SILENT);
  else if (label === undefined) for (const value of said) take(value);
  else take(said[score.labels.indexOf(label)] ?? SILENT);
}
