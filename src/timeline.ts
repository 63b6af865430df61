import { decide } from './decisions/decide.js';
import type { Decision, SlotRule } from './decisions/decision.js';
import { foldFeatures, readFeatures, startFeatures, type FeatureState } from './features/features.js';
import type { FeatureVector } from './features/feature-vector.js';
import type { LoggedEvent } from './memory/logged-event.js';
import type { Models } from './model/open-models.js';
import type { Scores } from './model/scores.js';
import { foldSegments, startSegments, type SegmentsState } from './segments/segments.js';
import type { Segment } from './segments/segment.js';

/** Where a shopper stands after one event. Plain data: kept as a cache, rebuilt from the log. */
export type Moment = Readonly<{
  seq: number;
  at: number;
  features: FeatureState;
  segmentsState: SegmentsState;
  segments: readonly Segment[];
  decisions: readonly Decision[];
}>;

/** Raised with every change to the shape or meaning of a {@link Moment}, so that one cached by another build is not used. */
export const MOMENT_LAYOUT = 1;

/** What a timeline depends on besides its events. */
export type TimelineRules = Readonly<{
  models: Models | undefined;
  slots: readonly SlotRule[];
  campaigns: Readonly<Record<string, string>>;
  policyVersion: string;
}>;

/** The moment before the first event. */
export function startMoment(rules: TimelineRules): Moment {
  const decisions = decide({ ...rules, segments: [], previous: [], at: 0 });
  return { seq: 0, at: 0, features: startFeatures(), segmentsState: startSegments(), segments: [], decisions };
}

/**
 * One event through features, model, segments and decisions: the same in a worker, on a page and in Node, since nothing but the
 * event, the moment before and the rules goes in.
 */
export async function foldMoment(moment: Moment, event: LoggedEvent, rules: TimelineRules): Promise<Moment> {
  const features = foldFeatures(moment.features, event);
  const vector = readFeatures(features);
  const scores = rules.models ? await rules.models.score(vector) : NO_SCORES;
  const input = { event, features: vector, scores, campaigns: rules.campaigns };
  const { state, segments } = foldSegments(moment.segmentsState, input);
  const decisions = decide({ ...rules, segments, previous: moment.decisions, at: event.at });
  return { seq: event.seq, at: event.at, features, segmentsState: state, segments, decisions };
}

const NO_SCORES: Scores = {};

/** The numbers behind a moment, for an inspector. */
export async function lookInto(
  moment: Moment,
  models: Models | undefined,
): Promise<{ features: FeatureVector; scores: Scores }> {
  const features = readFeatures(moment.features);
  return { features, scores: (await models?.score(features)) ?? NO_SCORES };
}
