import { decide } from './decisions/decide.js';
import type { Decision, SlotRule } from './decisions/decision.js';
import { openFeatures, type Features, type FeatureState } from './features/features.js';
import type { FeatureVector } from './features/feature-vector.js';
import type { LoggedEvent } from './memory/logged-event.js';
import type { Models } from './model/open-models.js';
import type { Scores } from './model/scores.js';
import type { Inspection } from './protocol.js';
import type { Rulebook } from './rulebook.js';
import type { Phrases } from './segments/phrases/phrases.js';
import { UNWORDED } from './segments/phrases/unworded.js';
import { foldSegments, startSegments, type Judgement, type SegmentsState } from './segments/segments.js';
import type { Segment } from './segments/segment.js';
import { latestTransitions, sameActive, transitionsOf, type Transition } from './segments/transition.js';

/** Where a shopper stands after one event. Plain data: kept as a cache, rebuilt from the log. */
export type Moment = Readonly<{
  seq: number;
  at: number;
  features: FeatureState;
  segmentsState: SegmentsState;
  segments: readonly Segment[];
  /** The same, family by family. */
  lists: Judgement['lists'];
  /** What this event has changed of them. */
  transitions: readonly Transition[];
  /** The latest changes by which a segment was entered or left, 50 at most. */
  latest: readonly Transition[];
  decisions: readonly Decision[];
  /** What the rules that hold variants back remember; undefined where there are none. */
  suppression: readonly unknown[] | undefined;
}>;

/** Raised with every change to the shape or meaning of a {@link Moment}, so that one cached by another build is not used. */
export const MOMENT_LAYOUT = 5;

/** What a timeline depends on besides its events. */
export type TimelineRules = Readonly<{
  models: Models | undefined;
  slots: readonly SlotRule[];
  campaigns: Readonly<Record<string, string>>;
  policyVersion: string;
  /** What decides beyond the core; absent where its file could not be loaded. */
  book?: Rulebook | undefined;
  /** The language of reasons; default: the rulebook's, or else codes instead of words. */
  phrases?: Phrases | undefined;
}>;

/** What every timeline folds, whatever its models. */
export const CORE_FEATURES = /* @__PURE__ */ openFeatures();

/** The features that these rules fold: the core set, and what their models and families ask for beyond it. */
export const featuresOf = ({ models, book }: Pick<TimelineRules, 'models' | 'book'>): Features =>
  book?.features ?? models?.features ?? CORE_FEATURES;

const wordsOf = ({ phrases, book }: TimelineRules): Phrases => phrases ?? book?.phrases ?? UNWORDED;

/** The moment before the first event. */
export function startMoment(rules: TimelineRules): Moment {
  const suppression = rules.book?.suppression?.start();
  const steer = rules.book?.steer?.(suppression);
  const decisions = decide({ ...rules, phrases: wordsOf(rules), steer, segments: [], previous: [], at: 0 });
  const features = featuresOf(rules).start();
  const nothing = { segments: [], lists: [], transitions: [], latest: [] };
  return { seq: 0, at: 0, features, segmentsState: startSegments(), ...nothing, decisions, suppression };
}

/** A moment to go on from under rules with further features, which are at their start there. */
export function widenMoment(moment: Moment, rules: TimelineRules): Moment {
  const { layout, groups } = featuresOf(rules).start();
  const { features } = moment;
  return { ...moment, features: { ...features, layout, groups: { ...groups, ...features.groups } } };
}

/**
 * One event through features, model, segments and decisions: the same in a worker, on a page and in Node, since nothing but the
 * event, the moment before and the rules goes in. At once where there are no models: every await costs an event a turn.
 */
export function foldMoment(moment: Moment, event: LoggedEvent, rules: TimelineRules): Moment | Promise<Moment> {
  const { fold, look } = featuresOf(rules);
  const state = fold(moment.features, event);
  const features = look(state);
  if (!rules.models) return judge(moment, { event, state, features, scores: NO_SCORES }, rules);
  return rules.models.score(features).then((scores) => judge(moment, { event, state, features, scores }, rules));
}

type Scored = Readonly<{ event: LoggedEvent; state: FeatureState; features: FeatureVector; scores: Scores }>;

function judge(moment: Moment, { event, state, features, scores }: Scored, rules: TimelineRules): Moment {
  const { campaigns, book } = rules;
  const all = featuresOf(rules).news(state);
  const [before, under, by] = all.taken;
  const follows = before === moment && under === rules;
  const news = follows && by === scores ? all : undefined;
  const input = {
    event,
    features,
    row: all,
    scores,
    campaigns,
    families: book?.families,
    gaps: book?.gaps,
    phrases: wordsOf(rules),
    before: moment,
    news,
  };
  const { state: segmentsState, segments, lists } = foldSegments(moment.segmentsState, input);
  const transitions = transitionsOf(moment.lists, lists, event);
  const holding = book?.suppression;
  const suppression = holding?.fold(moment.suppression ?? holding.start(), event, segments);
  const { seq, at } = event;
  const next = {
    seq,
    at,
    features: state,
    segmentsState,
    segments,
    lists,
    transitions,
    latest: latestTransitions(moment.latest, transitions),
    suppression,
    decisions: decisionsOf(moment, { at, segments, lists, suppression, follows }, rules),
  };
  all.changed.fill(0);
  all.taken = [next, rules, scores];
  return next;
}

/** Where an event has led, and whether the moment before was judged by the same rules. */
type Now = Pick<Moment, 'at' | 'segments' | 'lists' | 'suppression'> & Readonly<{ follows: boolean }>;

/** What stands in the slots. Where nothing steers it but the segments that are active, nothing is asked before one of them changes. */
function decisionsOf(moment: Moment, now: Now, rules: TimelineRules): readonly Decision[] {
  const { decisions: previous } = moment;
  const { slots, policyVersion, book } = rules;
  const { segments, at } = now;
  const steer = book?.steer?.(now.suppression);
  if (!steer && now.follows && sameActive(moment.lists, now.lists)) return previous;
  return decide({ slots, policyVersion, steer, phrases: wordsOf(rules), segments, previous, at });
}

const NO_SCORES: Scores = {};

/** The numbers behind a moment, for an inspector: with those of models in shadow. */
export async function lookInto(
  moment: Moment,
  rules: Pick<TimelineRules, 'models' | 'book'>,
): Promise<Pick<Inspection, 'features' | 'notInstrumented' | 'scores' | 'explanations'>> {
  const { ids, read } = featuresOf(rules);
  const features = read(moment.features);
  const scores = (await rules.models?.score(features, true)) ?? NO_SCORES;
  const explain = rules.book?.explain;
  const explanations = explain ? moment.segments.map((segment) => explain(segment, features)) : [];
  return {
    features,
    notInstrumented: ids.filter((id) => !features[id] && rules.book?.gaps?.waits(id)),
    scores,
    explanations,
  };
}
