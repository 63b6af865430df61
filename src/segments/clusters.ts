import type { FeatureVector } from '../features/feature-vector.js';
import type { Score } from '../model/scores.js';
import { draft, type Draft, type Hysteresis, type Judged } from './hysteresis.js';
import { ruleScore, type RulePart } from './rule-score.js';
import type { Segment } from './segment.js';
import { strongestReasons } from './strongest-reasons.js';

const ENTER = 0.5;
const EXIT = 0.35;
/** Pages or product views (whichever are more) before a cluster is known. */
const EVIDENCE = 3;
const MOST_ACTIVE = 2;

/** The rules that stand in for the model, by its labels. */
const RULES: Readonly<Record<string, readonly RulePart[]>> = {
  'high-intent-researcher': [
    { feature: 'detail_reads@1', weight: 0.35, full: 3 },
    { feature: 'repeat_item_views@1', weight: 0.25, full: 2 },
    { feature: 'seconds_per_page@1', weight: 0.25, from: 15, full: 60 },
    { feature: 'searches@1', weight: 0.15, full: 2 },
  ],
  'discount-seeker': [
    { feature: 'sale_share@1', weight: 0.6, full: 0.75 },
    { feature: 'coupon_interest@1', weight: 0.25, full: 1 },
    { feature: 'promotion_clicks@1', weight: 0.15, full: 1 },
  ],
  'brand-explorer': [
    { feature: 'brand_focus@1', weight: 0.45, from: 0.34, full: 1 },
    { feature: 'brand_pages@1', weight: 0.35, full: 2 },
    { feature: 'distinct_items@1', weight: 0.2, from: 1, full: 4 },
  ],
  'visual-browser': [
    { feature: 'gallery_interactions@1', weight: 0.55, full: 4 },
    { feature: 'lookbook_pages@1', weight: 0.3, full: 2 },
    { feature: 'scroll_depth@1', weight: 0.15, from: 0.3, full: 0.9 },
  ],
  'urgency-buyer': [
    { feature: 'urgency_cues@1', weight: 0.4, full: 2 },
    { feature: 'add_pace@1', weight: 0.35, full: 0.5 },
    { feature: 'checkouts@1', weight: 0.15, full: 1 },
    { feature: 'events_per_minute@1', weight: 0.1, from: 2, full: 8 },
  ],
};
/** Put together once, not for every event. */
const CLUSTERS = Object.entries(RULES).map(([label, parts]) => ({ id: `cluster:${label}` as const, label, parts }));

/**
 * The five behavioural clusters of this visit: the model's probabilities where it gives them, rules otherwise. At most two
 * are active; a third must beat one of them by the gap between entry and exit.
 */
export function clusterSegments(
  features: FeatureVector,
  model: Score | undefined,
  gate: Hysteresis,
): readonly Segment[] {
  const known = Math.max(features['page_views@1'] ?? 0, features['item_views@1'] ?? 0) >= EVIDENCE;
  const about = { known, enter: ENTER, exit: EXIT };
  const drafts = CLUSTERS.map(({ id, label, parts }) =>
    draft(id, byModel(label, features, model) ?? ruleScore(parts, features), about),
  );
  const rank = (one: Draft) => one.score + (gate.held(one.id) ? ENTER - EXIT : 0);
  const passing = drafts.filter(gate.passes);
  const active = passing.length > MOST_ACTIVE ? passing.toSorted((a, b) => rank(b) - rank(a)) : passing;
  const top = new Set(active.slice(0, MOST_ACTIVE));
  return drafts.map((one) => gate.settle(one, top.has(one)));
}

function byModel(label: string, features: FeatureVector, model?: Score): Judged | undefined {
  const index = model ? model.labels.indexOf(label) : -1;
  const score = model?.probabilities[index];
  if (!model || score === undefined || !(score >= 0 && score <= 1)) return undefined;
  const reasons = strongestReasons(model.features, model.contributions[index] ?? [], features);
  return { score, reasons, model: model.model };
}
