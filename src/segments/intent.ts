import type { FeatureId, FeatureVector } from '../features/feature-vector.js';
import type { LoggedEvent } from '../memory/logged-event.js';
import type { Score } from '../model/scores.js';
import type { Judging } from './family.js';
import { draft, NOTHING, type Draft, type Hysteresis, type Judged } from './hysteresis.js';
import { FOCUS_WEIGHT, HIGH, MODEL_WEIGHT, RESEARCHING } from './intent-rules.js';
import { focusOf, foldInterest, NO_INTEREST, type Focus, type Interest } from './interest.js';
import type { Phrases, Worded } from './phrases/phrases.js';
import { openRule, ramp } from './rule-score.js';
import type { Path, Reason, Segment } from './segment.js';
import { MOST_REASONS } from './strongest-reasons.js';

const ENTER = 0.5;
const EXIT = 0.35;
/** Buyers among the visits that the intent model was calibrated on, where its manifest does not tell. */
const BASE_RATE = 0.155;
const COUNTED: readonly FeatureId[] = [...RESEARCHING, ...HIGH].map((part) => part.feature);

const byViews = openRule(RESEARCHING);
const bySigns = openRule(HIGH);

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
  bought: FeatureVector | undefined;
  interest: Interest;
  focus: Focus | undefined;
}>;

/** Intent at the start of a visit. */
export const startIntent = (): IntentState => ({
  known: false,
  stage: 0,
  checkout: 0,
  bought: undefined,
  interest: NO_INTEREST,
  focus: undefined,
});

/** The facts after one event. Their stage is still that before the event, until {@link intentSegments} has judged them. */
export function foldIntent(state: IntentState, event: LoggedEvent, features: FeatureVector): IntentState {
  if (event.name === 'tick') return state;
  const kind = event.name === 'page_view' ? event.params.page_kind : undefined;
  if (event.name === 'purchase' || kind === 'thanks') {
    const bought = Object.fromEntries(COUNTED.map((id) => [id, features[id] ?? 0]));
    const interest = { ...NO_INTEREST, brands: state.interest.brands };
    return { ...startIntent(), known: true, bought, interest };
  }
  let { checkout } = state;
  if (CHECKOUT_EVENTS.has(event.name) || kind === 'checkout') checkout = 1;
  else if (kind && BROWSING_KINDS.has(kind)) checkout /= 2;
  const interest = foldInterest(state.interest, event);
  if (interest === state.interest && checkout === state.checkout && state.known) return state;
  const { stage, bought } = state;
  const focus = interest === state.interest ? state.focus : focusOf(interest);
  return { known: true, stage, checkout, bought, interest, focus };
}

/**
 * The four stages, lowest first, and the state with the stage that now stands. Exactly one is active once the visit is
 * known: the highest that has entered, or has been reached before and not fallen below exit. Only what a shopper does moves it.
 */
export function intentSegments(
  state: IntentState,
  judging: Judging,
): Readonly<{ state: IntentState; segments: readonly Segment[] }> {
  const { event, scores, gate } = judging;
  const drafts = draftStages(state, judging, scores['intent']);
  const stage = event.name === 'tick' ? state.stage : stageOf(state, drafts, gate);
  const segments = drafts.map((one, index) => gate.settle(one, state.known && index === stage));
  return { state: stage === state.stage ? state : { ...state, stage }, segments };
}

/** One that was reached need not be earned again; one that was reached lately stays, unless nothing speaks for it any more. */
function stageOf({ known, stage }: IntentState, drafts: readonly Draft[], gate: Hysteresis): number {
  if (!known) return 0;
  return drafts.findLastIndex((draft, index) => {
    const { id, score } = draft;
    if (!index) return true;
    if (gate.lacks(draft)) return false;
    if (index > stage) return score >= ENTER && !gate.rests(id);
    return score >= EXIT || (index === stage && score > 0 && gate.stays(id));
  });
}

function draftStages(state: IntentState, worded: Worded, model?: Score): readonly Draft[] {
  const { known, checkout, focus, bought } = state;
  const { phrases } = worded;
  const counted = bought ? { features: since(bought, worded.features), phrases } : worded;
  const about = { known, enter: ENTER, exit: EXIT };
  const researching = draft('intent:researching', withModel(byViews(counted), phrases, model), about);
  const high = draft('intent:high', focus ? withModel(highScore(focus, counted), phrases, model) : NOTHING, about);
  if (focus) high.object = focus.object;
  const checkoutReasons = checkout ? [{ text: phrases.clause('intent.checkout'), contribution: checkout }] : [];
  const atCheckout = draft('intent:checkout', { score: checkout, reasons: checkoutReasons }, about);
  // The rest of the others: it enters when they have left and leaves when one of them enters.
  const rival = [high, researching].reduce((most, one) => (one.score > most.score ? one : most), atCheckout);
  const score = 1 - rival.score;
  const path: Path = { of: 'score', bias: 1, terms: [rival.id], shares: [-rival.score] };
  const text = phrases.clause(bought ? 'intent.ordered' : 'intent.general');
  const general = { known, enter: 1 - EXIT, exit: 1 - ENTER };
  return [
    draft('intent:general', { score, reasons: [{ text, contribution: score }], path }, general),
    researching,
    high,
    atCheckout,
  ];
}

function highScore(focus: Focus, counted: Worded): Judged {
  const rest = bySigns(counted);
  const contribution = FOCUS_WEIGHT * focus.strength;
  const text = counted.phrases.clause(focus.code, focus.about);
  const reasons = withReason(rest.reasons, { text, value: focus.value, contribution });
  return {
    score: Math.min(1, contribution + rest.score),
    reasons,
    path: withShare(rest.path, focus.code, contribution),
  };
}

/** Evidence, raised by a model that sees more buyers than usual among visits like this one: in full from three times as many. */
function withModel(rules: Judged, phrases: Phrases, model?: Score): Judged {
  const value = model?.probabilities[model.labels.indexOf('purchase')];
  if (!model || value === undefined || !(value >= 0 && value <= 1)) return rules;
  const base = Number(model.thresholds?.['base']) || BASE_RATE;
  const contribution = (1 - rules.score) * MODEL_WEIGHT * ramp(value, base, 3 * base);
  const text = phrases.clause('intent.visits');
  const reasons = contribution ? withReason(rules.reasons, { text, value, contribution }) : rules.reasons;
  const path = withShare(rules.path, model.model, contribution);
  return { score: rules.score + contribution, reasons, model: model.model, path };
}

const NO_PATH: Path = { of: 'score', terms: [], shares: [] };

const withShare = ({ terms, shares }: Path = NO_PATH, term: string, share: number): Path => ({
  of: 'score',
  terms: [...terms, term],
  shares: [...shares, share],
});

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
