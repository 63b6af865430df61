import type { Score } from '../model/scores.js';
import { CLUSTER_RULES } from './cluster-rules.js';
import { draft, type Draft, type Hysteresis, type Judged } from './hysteresis.js';
import type { Worded } from './phrases/phrases.js';
import { modelPath } from './model-path.js';
import { openRule } from './rule-score.js';
import type { Segment } from './segment.js';
import { strongestReasons } from './strongest-reasons.js';

const ENTER = 0.5;
const EXIT = 0.35;
/** Pages or product views (whichever are more) before a cluster is known. */
const EVIDENCE = 3;
const MOST_ACTIVE = 2;

/** Put together once, not for every event. */
const CLUSTERS = Object.entries(CLUSTER_RULES).map(([label, parts]) => ({
  id: `cluster:${label}` as const,
  label,
  judge: openRule(parts),
}));

/**
 * The five behavioural clusters of this visit: the model's probabilities where it gives them, rules otherwise. At most two
 * are active; a third must beat one of them, once it need not stay, by the gap between entry and exit.
 */
export function clusterSegments(by: Worded, model: Score | undefined, gate: Hysteresis): readonly Segment[] {
  const { features } = by;
  const known = Math.max(features['page_views@1'] ?? 0, features['item_views@1'] ?? 0) >= EVIDENCE;
  const about = { known, enter: ENTER, exit: EXIT };
  const drafts = CLUSTERS.map(({ id, label, judge }) => draft(id, byModel(label, by, model) ?? judge(by), about));
  let passing = drafts.filter(gate.passes);
  if (passing.length > MOST_ACTIVE) {
    const rank = ({ id, score }: Draft) => score + (gate.stays(id) ? 1 : gate.held(id) ? ENTER - EXIT : 0);
    passing = passing.toSorted((a, b) => rank(b) - rank(a)).slice(0, MOST_ACTIVE);
  }
  return drafts.map((one) => gate.settle(one, passing.includes(one)));
}

function byModel(label: string, worded: Worded, model?: Score): Judged | undefined {
  const index = model ? model.labels.indexOf(label) : -1;
  const score = model?.probabilities[index];
  if (!model || score === undefined || !(score >= 0 && score <= 1)) return undefined;
  const reasons = strongestReasons(model.features, model.contributions[index] ?? [], worded);
  return { score, reasons, model: model.model, path: modelPath(model, index) };
}
