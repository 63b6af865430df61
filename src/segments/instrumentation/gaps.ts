import type { FeatureId } from '../../features/feature-vector.js';
import type { Scores } from '../../model/scores.js';
import type { Phrases } from '../phrases/phrases.js';
import type { Reason, Segment, SegmentId } from '../segment.js';

/** What a segment is judged by: how much each feature weighs in its rules, and a model in it where one has spoken (1 unless told). */
export type Inputs = Readonly<{ parts: readonly Readonly<{ feature: FeatureId; weight: number }>[]; model?: number }>;

/** The inputs of segments, by id; a segment that is not listed has none that could be missing while rules judge it. */
export type InputsById = Readonly<Record<SegmentId, Inputs>>;

/** Why a segment is not known: the events that the shop cannot tell, and the clause that says so. */
export type Lack = Readonly<{ known: false; missing: readonly string[]; reasons: readonly Reason[] }>;

/** What of a segment is asked. */
export type Asked = Pick<Segment, 'id' | 'model'>;

/** What rests on events that a shop cannot tell. */
export type Gaps = Readonly<{
  /** Whether a feature waits in vain for what it counts. */
  waits(feature: FeatureId): boolean;
  /** What the segment lacks now; undefined where enough of what it rests on is told. `before`: whether it lacked it already. */
  of(segment: Asked, now: Readonly<{ scores: Scores; phrases: Phrases }>, before: boolean): Lack | undefined;
}>;
