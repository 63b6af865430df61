import { decide } from './decisions/decide.js';
import type { Decision, SlotRule } from './decisions/decision.js';
import { openFeatures, type Features, type FeatureState } from './features/features.js';
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

/** What every timeline folds, whatever its models. */
export const CORE_FEATURES = /* @__PURE__ */ openFeatures();

/** The features that these rules fold: the core set, and what their models ask for beyond it. */
export const featuresOf = ({ models }: Pick<TimelineRules, 'models'>): Features => models?.features ?? CORE_FEATURES;

/** The moment before the first event. */
export function startMoment(rules: TimelineRules): Moment {
  const decisions = decide({ ...rules, segments: [], previous: [], at: 0 });
  const features = featuresOf(rules).start();
  return { seq: 0, at: 0, features, segmentsState: startSegments(), segments: [], decisions };
}

/** A moment to go on from under rules with further features, which are at their start there. */
export function widenMoment(moment: Moment, rules: TimelineRules): Moment {
  const { layout, groups } = featuresOf(rules).start();
  const { features } = moment;
  return { ...moment, features: { ...features, layout, groups: { ...groups, ...features.groups } } };
}

/**
 * One event through features, model, segments and decisions: the same in a worker, on a page and in Node, since nothing but the
 * event, the moment before and the rules goes in.
 */
export async function foldMoment(moment: Moment, event: LoggedEvent, rules: TimelineRules): Promise<Moment> {
  const { fold, read } = featuresOf(rules);
  const features = fold(moment.features, event);
  const vector = read(features);
  const scores = rules.models ? await rules.models.score(vector) : NO_SCORES;
  const input = { event, features: vector, scores, campaigns: rules.campaigns };
  const { state, segments } = foldSegments(moment.segmentsState, input);
  const decisions = decide({ ...rules, segments, previous: moment.decisions, at: event.at });
  return { seq: event.seq, at: event.at, features, segmentsState: state, segments, decisions };
}

const NO_SCORES: Scores = {};

/** The numbers behind a moment, for an inspector: with those of models in shadow. */
export async function lookInto(
  moment: Moment,
  models: Models | undefined,
): Promise<{ features: FeatureVector; scores: Scores }> {
  const features = featuresOf({ models }).read(moment.features);
  return { features, scores: (await models?.score(features, true)) ?? NO_SCORES };
}
