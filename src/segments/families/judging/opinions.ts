import type { Score } from '../../../model/scores.js';
import type { Judging } from '../../family.js';
import { draft, NOTHING, type Draft, type Judged, type Thresholds } from '../../hysteresis.js';
import type { SegmentId } from '../../segment.js';
import { byModel } from './weigh.js';

/** One opinion on a segment, with the thresholds that are its own. Its reasons are put together only if it is the one that counts. */
export type Opinion = Readonly<{ score: number; gate: Thresholds; judged: () => Judged }>;

/** What rules say. */
export const rulesSay = (judged: Judged, gate: Thresholds): Opinion => ({
  score: judged.score,
  gate,
  judged: () => judged,
});

/** What is asked of a model: a label, or what is missing to it, with thresholds that its manifest may not have. */
type Asked = Readonly<{ label: string; against?: boolean; enter: number | undefined; exit: number | undefined }>;

/** What a model says of a label; undefined where it does not say, or has no thresholds. */
export function modelSays(model: Score | undefined, asked: Asked, judging: Judging): Opinion | undefined {
  const { label, against = false, enter, exit } = asked;
  const probability = model?.probabilities[model.labels.indexOf(label)];
  if (!enter || !exit || probability === undefined || !(probability >= 0 && probability <= 1)) return undefined;
  const judged = () => byModel(model, { label, against }, judging) ?? NOTHING;
  return { score: against ? 1 - probability : probability, gate: { enter, exit }, judged };
}

/** The draft of a segment by the opinion that speaks loudest for it: that which lies highest over its own threshold. */
export function loudest(id: SegmentId, known: boolean, opinions: readonly (Opinion | undefined)[]): Draft {
  let best: Opinion | undefined;
  for (const one of opinions)
    if (one && (!best || one.score - one.gate.enter > best.score - best.gate.enter)) best = one;
  if (!best) return draft(id, NOTHING, { known: false, enter: 1, exit: 1 });
  const { enter, exit } = best.gate;
  return draft(id, best.judged(), { known, enter, exit });
}
