import type { FeatureId, FeatureVector } from '../../../features/feature-vector.js';
import type { Family, Judging } from '../../family.js';
import type { Score } from '../../../model/scores.js';
import { HOLD, REST } from '../../hysteresis.js';
import type { InputsById } from '../../instrumentation/gaps.js';
import type { Segment, SegmentId } from '../../segment.js';

/** What a family reads: when none of it has changed, neither has any of its segments. */
export type Reads = Readonly<{
  features?: readonly FeatureId[];
  /** Features that count up to so much and no further. */
  upTo?: readonly (readonly [FeatureId, number])[];
  /** What is told to `take`, one number after the other: as few as can change anything. */
  more?: (features: FeatureVector, take: (value: number) => void) => void;
  /** What a model says of a label, or of all; what does not move its score is too little to speak of. */
  models?: readonly (readonly [model: string, label?: string])[];
  /** Segments judged before, of which it is read whether they are active, and their scores. */
  judged?: readonly SegmentId[];
}>;

/** What a settled family remembers. */
export type Settled<Own> = Readonly<{
  /** What it read last. */
  inputs: readonly number[];
  /** What it made of it. */
  segments: readonly Segment[];
  /** What it keeps for itself. */
  own: Own;
  /** When the hold and the rest of all that has changed are over, milliseconds since the epoch. */
  until: number;
  /** Whether they were over when it judged last: then time alone changes nothing any more. */
  calm: boolean;
}>;

/** A family whose segments follow from what it reads and what it keeps. */
type Plan<Own> = Readonly<{
  name: string;
  ids: readonly SegmentId[];
  reads: Reads;
  inputs?: InputsById;
  start: () => Own;
  /** What it keeps after an event, before it judges: the very same where the event says nothing to it. */
  fold?: (own: Own, judging: Judging) => Own;
  /** Its segments, in the order of `ids`, and what it keeps from now on. The same reads and own must give the same again. */
  judge: (judging: Judging, own: Own) => Readonly<{ segments: readonly Segment[]; own: Own }>;
}>;

/** Makes a family that judges anew only when something that it reads or keeps has changed: most events change little. */
export function settledFamily<Own>(plan: Plan<Own>): Family<Settled<Own>> {
  const { name, ids, reads, inputs = {}, start, fold, judge } = plan;
  return {
    name,
    ids,
    inputs,
    start: () => ({ inputs: [], segments: [], own: start(), until: 0, calm: false }),
    step(state, judging) {
      const { at } = judging.event;
      const own = fold ? fold(state.own, judging) : state.own;
      const calm = at >= state.until;
      const inputs = readAll(state.inputs, reads, judging);
      if (calm && state.calm && own === state.own && inputs === state.inputs)
        return { state, segments: state.segments };
      const judged = judge(judging, own);
      const moved = judged.segments.some(({ active }, place) => active !== (state.segments[place]?.active ?? false));
      const until = moved ? at + HOLD + REST : state.until;
      const { segments, own: kept } = judged;
      return { state: { inputs, segments, own: kept, until, calm }, segments };
    },
  };
}

/** What stands for a model that has not spoken, and for a segment that is not there. */
const SILENT = -1;

/**
 * What a family reads now, in one order: the very array of before where nothing has changed. It runs for every family and event, so plain
 * features, which are most of it, are compared in place.
 */
function readAll(before: readonly number[], reads: Reads, judging: Judging): readonly number[] {
  const { features = NONE, upTo = NONE, more, models = NONE, judged = NONE } = reads;
  const vector = judging.features;
  let now = before as number[];
  let place = 0;
  for (let index = 0; index < features.length; index++) {
    const value = vector[features[index]!] ?? 0;
    if (value !== now[place]) now = put(now, before, { place, value });
    place++;
  }
  for (let index = 0; index < upTo.length; index++) {
    const [id, most] = upTo[index]!;
    const value = Math.min(most, vector[id] ?? 0);
    if (value !== now[place]) now = put(now, before, { place, value });
    place++;
  }
  const take = (value: number) => {
    if (value !== now[place]) now = put(now, before, { place, value });
    place++;
  };
  more?.(vector, take);
  for (const [id, label] of models) readModel(judging.scores[id], label, take);
  for (const id of judged) {
    const segment = judging.judged.get(id);
    take(segment ? segment.score + 2 * Number(segment.active) : SILENT);
  }
  // a model that has fallen silent leaves fewer
  return place === now.length ? now : now.slice(0, place);
}

const NONE: readonly never[] = [];

/** The array of before is copied with the first change. */
function put(now: number[], before: readonly number[], { place, value }: { place: number; value: number }): number[] {
  const changed = now === before ? before.slice() : now;
  changed[place] = value;
  return changed;
}

function readModel(score: Score | undefined, label: string | undefined, take: (value: number) => void): void {
  const said = score?.values ?? score?.probabilities;
  if (!score || !said) take(SILENT);
  else if (label === undefined) for (const value of said) take(value);
  else take(said[score.labels.indexOf(label)] ?? SILENT);
}
