import type { Family, Judging } from '../../family.js';
import type { RulePart } from '../../rule-score.js';
import type { Segment } from '../../segment.js';
import { settledFamily, type Settled } from '../judging/settled-family.js';
import { loudest, modelSays, rulesSay } from '../judging/opinions.js';
import { thresholdOf, weigh } from '../judging/weigh.js';

/** Product views of the whole log before it is known. */
const EVIDENCE = 3;
const GATE = { enter: 0.5, exit: 0.35 };
const PARTS: readonly RulePart[] = [
  { feature: 'price_percentile@1', weight: 0.5, from: 0.45, full: 0.75 },
  { feature: 'sorts_dear@1', weight: 0.2, full: 1 },
  { feature: 'sorts_best@1', weight: 0.15, full: 1 },
  { feature: 'detail_reads@1', weight: 0.15, full: 2 },
];

const ID = 'predictive:upsell-receptive';

/** Somebody who may take something dearer than what they look at, if they order; not known before their prices are. */
export const upsell: Family<Settled<number>> = settledFamily<number>({
  name: ID,
  ids: [ID],
  reads: { features: PARTS.map(({ feature }) => feature), models: [['upsell', 'receptive']] },
  inputs: { [ID]: { parts: PARTS } },
  // how many products were looked at
  start: () => 0,
  fold: (views, { event }) => (views < EVIDENCE && event.name === 'view_item' ? views + 1 : views),
  judge: (judging, views) => ({ segments: [judge(views, judging)], own: views }),
});

function judge(views: number, judging: Judging): Segment {
  const { features, scores, gate } = judging;
  const known = views >= EVIDENCE && (features['price_percentile@1'] ?? 0) > 0;
  const model = scores['upsell'];
  const [enter, exit] = [thresholdOf(model, 'receptive', 'high'), thresholdOf(model, 'receptive', 'upper')];
  // the model knows all that the rules would
  const told = modelSays(model, { label: 'receptive', enter, exit }, judging);
  const one = loudest(ID, known, [told ?? rulesSay(weigh(PARTS, judging), GATE)]);
  return gate.settle(one, gate.passes(one));
}
