import type { FeatureId, FeatureVector } from '../features/feature-vector.js';
import type { LoggedEvent } from '../memory/logged-event.js';
import type { Score, Scores } from '../model/scores.js';
import { draft, NOTHING, type Draft, type Hysteresis, type Judged } from './hysteresis.js';
import { focusOf, foldInterest, type Focus, type Interest } from './interest.js';
import { ramp, ruleScore, type RulePart } from './rule-score.js';
import type { Reason, Segment } from './segment.js';
import { MOST_REASONS } from './strongest-reasons.js';

const ENTER = 0.5;
const EXIT = 0.35;
/** Buyers among the visits that the intent model was calibrated on, where its manifest does not tell. */
const BASE_RATE = 0.155;
/**
 * The most that the model may add. Entry then needs (0.5 - 0.2) / (1 - 0.2) = 0.375 of plain evidence, which is above exit:
 * a model that wavers can bring a stage about but never end it.
 */
const MODEL_WEIGHT = 0.2;

const RESEARCHING: readonly RulePart[] = [
  { feature: 'item_views@1', weight: 0.5, full: 3 },
  { feature: 'detail_reads@1', weight: 0.2, full: 2 },
  { feature: 'searches@1', weight: 0.15, full: 2 },
  { feature: 'repeat_item_views@1', weight: 0.15, full: 2 },
];
/** What the focus on one product or category adds to `intent:high`; the parts below make up the rest. */
const FOCUS_WEIGHT = 0.5;
const HIGH: readonly RulePart[] = [
  { feature: 'cart_quantity@1', weight: 0.25, full: 1 },
  { feature: 'detail_reads@1', weight: 0.15, full: 2 },
  { feature: 'gallery_interactions@1', weight: 0.1, full: 3 },
];
const COUNTED: readonly FeatureId[] = [...RESEARCHING, ...HIGH].map((part) => part.feature);

const CHECKOUT_EVENTS = new Set(['begin_checkout', 'add_shipping_info', 'add_payment_info']);
const BROWSING_KINDS = new Set(['home', 'listing', 'sale', 'product', 'search']);

/** What intent remembers of a visit. */
export type IntentState = Readonly<{
  /** False until the visit's first event that is not a tick. */
  known: boolean;
  /** Index of the stage, from general interest up. */
  stage: number;
  /** 1 at the checkout, halved by each page of products looked at since. */
  checkout: number;
  /** Counts at the last purchase of this visit: what led to it says nothing of a next one. */
  bought?: FeatureVector;
  interest: Interest;
  focus?: Focus;
}>;

/** Intent at the start of a visit. */
export const startIntent = (): IntentState => ({ known: false, stage: 0, checkout: 0, interest: [] });

/** The facts after one event. Their stage is still that before the event, until {@link intentSegments} has judged them. */
export function foldIntent(state: IntentState, event: LoggedEvent, features: FeatureVector): IntentState {
  if (event.name === 'tick') return state;
  const kind = event.name === 'page_view' ? event.params.page_kind : undefined;
  if (event.name === 'purchase' || kind === 'thanks') {
    const bought = Object.fromEntries(COUNTED.map((id) => [id, features[id] ?? 0]));
    return { ...startIntent(), known: true, bought };
  }
  let { checkout } = state;
  if (CHECKOUT_EVENTS.has(event.name) || kind === 'checkout') checkout = 1;
  else if (kind && BROWSING_KINDS.has(kind)) checkout /= 2;
  const interest = foldInterest(state.interest, event);
  if (interest === state.interest) return { ...state, known: true, checkout };
  const { focus: _, ...rest } = state;
  const focus = focusOf(interest);
  return { ...rest, known: true, checkout, interest, ...(focus && { focus }) };
}

/**
 * The four stages, lowest first, and the state with the stage that now stands. Exactly one is active once the visit is
 * known: the highest that has entered, or has been reached before and not fallen below exit.
 */
export function intentSegments(
  state: IntentState,
  input: Readonly<{ features: FeatureVector; scores: Scores }>,
  gate: Hysteresis,
): Readonly<{ state: IntentState; segments: readonly Segment[] }> {
  const drafts = draftStages(state, input.features, input.scores['intent']);
  const stage = state.known
    ? drafts.findLastIndex((draft, index) => index === 0 || draft.score >= (index <= state.stage ? EXIT : ENTER))
    : 0;
  const segments = drafts.map((draft, index) => gate.settle(draft, state.known && index === stage));
  return { state: stage === state.stage ? state : { ...state, stage }, segments };
}

function draftStages(state: IntentState, features: FeatureVector, model?: Score): readonly Draft[] {
  const { known, checkout, focus, bought } = state;
  const counted = bought ? since(bought, features) : features;
  const about = { known, enter: ENTER, exit: EXIT };
  const researching = draft('intent:researching', withModel(ruleScore(RESEARCHING, counted), model), about);
  const high = draft('intent:high', focus ? withModel(highScore(focus, counted), model) : NOTHING, about);
  if (focus) high.object = focus.object;
  const checkoutReasons = checkout ? [{ text: 'you have come to the checkout', contribution: checkout }] : [];
  // The rest of the others: it enters when they have left and leaves when one of them enters.
  const score = 1 - Math.max(checkout, high.score, researching.score);
  const text = bought ? 'you have placed your order' : 'nothing in this visit points to one product yet';
  const general = { known, enter: 1 - EXIT, exit: 1 - ENTER };
  return [
    draft('intent:general', { score, reasons: [{ text, contribution: score }] }, general),
    researching,
    high,
    draft('intent:checkout', { score: checkout, reasons: checkoutReasons }, about),
  ];
}

function highScore(focus: Focus, counted: FeatureVector): Judged {
  const rest = ruleScore(HIGH, counted);
  const contribution = FOCUS_WEIGHT * focus.strength;
  const reasons = withReason(rest.reasons, { text: focus.text, value: focus.value, contribution });
  return { score: Math.min(1, contribution + rest.score), reasons };
}

/** Evidence, raised by a model that sees more buyers than usual among visits like this one: in full from three times as many. */
function withModel(rules: Judged, model?: Score): Judged {
  const value = model?.probabilities[model.labels.indexOf('purchase')];
  if (!model || value === undefined || !(value >= 0 && value <= 1)) return rules;
  const base = Number(model.thresholds?.['base']) || BASE_RATE;
  const contribution = (1 - rules.score) * MODEL_WEIGHT * ramp(value, base, 3 * base);
  const text = `about ${Math.round(value * 100)} in 100 visits like this one end in an order`;
  const reasons = contribution ? withReason(rules.reasons, { text, value, contribution }) : rules.reasons;
  return { score: rules.score + contribution, reasons, model: model.model };
}

function withReason(reasons: readonly Reason[], reason: Reason): readonly Reason[] {
  const place = reasons.findIndex((other) => (other.contribution ?? 0) < (reason.contribution ?? 0));
  const all = [...reasons];
  all.splice(place < 0 ? all.length : place, 0, reason);
  return all.slice(0, MOST_REASONS);
}

function since(before: FeatureVector, now: FeatureVector): FeatureVector {
  const counted: Record<FeatureId, number> = {};
  for (const id of COUNTED) counted[id] = Math.max(0, (now[id] ?? 0) - (before[id] ?? 0));
  return counted;
}
