import type { FeatureRow } from '../features/feature-row.js';
import type { FeatureNews } from '../features/feature-news.js';
import type { FeatureVector } from '../features/feature-vector.js';
import type { LoggedEvent } from '../memory/logged-event.js';
import type { Scores } from '../model/scores.js';
import type { Hysteresis } from './hysteresis.js';
import type { Gaps, InputsById } from './instrumentation/gaps.js';
import type { Phrases } from './phrases/phrases.js';
import type { Segment, SegmentId } from './segment.js';

/** What the segments of one event are judged by. */
export type Judging = Readonly<{
  event: LoggedEvent;
  /** Whether the event opens a new visit. */
  fresh: boolean;
  /** Whether it opens a visit or is an outcome, such as an order, which end holds and rests; left out, it may be. */
  freed?: boolean;
  /** Features and scores after the event; what is not known is absent or 0. */
  features: FeatureVector;
  /** The same features by their places, where those are known. */
  row?: FeatureRow | undefined;
  scores: Scores;
  /** Which features have changed since the event before, where all else but the event is as it was: absent where that is not known. */
  news?: FeatureNews | undefined;
  /** Holds each segment of the event against the one before. */
  gate: Hysteresis;
  /** What rests on events that the shop cannot tell; undefined where it can tell all. */
  gaps?: Gaps | undefined;
  /** What is judged of this event so far, by id: families stand in an order, and see those before them. */
  judged: Pick<ReadonlyMap<SegmentId, Segment>, 'get'>;
  /** Puts reasons into words. */
  phrases: Phrases;
}>;

/**
 * Segments that are judged together. Pure: time comes with events. The state is plain data that structured clone keeps exactly, bounded
 * whatever the history, and never changed in place. A family that nothing concerns hands back the segments of before, which stand in its state.
 */
export type Family<State = unknown> = Readonly<{
  /** The first part of its segments' ids, or a name of its own where it adds to another's. */
  name: string;
  /** All segments that it may give, active or not, in their order. */
  ids: readonly SegmentId[];
  /** What its scores are made of: where the shop cannot tell most of it, a segment is not known. Left out, nothing can be missing. */
  inputs?: InputsById;
  start(): State;
  /** The state and all its segments after one event: constant work. */
  step(state: State, judging: Judging): Readonly<{ state: State; segments: readonly Segment[] }>;
}>;
