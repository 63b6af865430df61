import type { FeatureVector } from '../features/feature-vector.js';
import type { LoggedEvent } from '../memory/logged-event.js';
import type { Scores } from '../model/scores.js';
import { clusterSegments } from './clusters.js';
import { contextSegments, foldContext, type ContextState } from './context.js';
import { hysteresis, type Memberships } from './hysteresis.js';
import { foldIntent, intentSegments, startIntent, type IntentState } from './intent.js';
import type { Segment } from './segment.js';

/** What the segments remember between events: plain data, never changed in place, rebuilt from the event log at will. */
export type SegmentsState = Readonly<{
  session: number;
  memberships: Memberships;
  intent: IntentState;
  context: ContextState;
}>;

/** One event with the features and scores after it. `campaigns` is the config's map from utm_campaign to motive. */
export type SegmentsInput = Readonly<{
  event: LoggedEvent;
  features: FeatureVector;
  scores: Scores;
  campaigns: Readonly<Record<string, string>>;
}>;

/** The state before the first event. */
export function startSegments(): SegmentsState {
  return { session: 0, memberships: {}, intent: startIntent(), context: { seen: false } };
}

/** The segments after one event, active or not, always in the same order: clusters, intent, context. */
export function foldSegments(
  state: SegmentsState,
  input: SegmentsInput,
): Readonly<{ state: SegmentsState; segments: readonly Segment[] }> {
  const { features, scores, campaigns } = input;
  // A log may hold rows of other makes; one without parameters says no more than its name.
  const event = input.event.params ? input.event : { ...input.event, params: {} };
  const fresh = event.session !== state.session;
  const gate = hysteresis(state.memberships, event.at);
  const context = foldContext(state.context, event, fresh);
  const intent = intentSegments(foldIntent(fresh ? startIntent() : state.intent, event, features), input, gate);
  const segments = [
    ...clusterSegments(features, scores['clusters'], gate),
    ...intent.segments,
    ...contextSegments(context, { at: event.at, campaigns }, gate),
  ];
  const memberships = gate.remember(segments);
  return { state: { session: event.session, memberships, intent: intent.state, context }, segments };
}
