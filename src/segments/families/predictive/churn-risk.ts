import type { Family, Judging } from '../../family.js';
import { ramp, type RulePart } from '../../rule-score.js';
import type { Segment } from '../../segment.js';
import { customerOf, LOST, CUSTOMER } from '../customers/customer.js';
import { silenceReasons } from '../customers/silence-reasons.js';
import { settledFamily, type Settled } from '../judging/settled-family.js';
import { loudest, modelSays, rulesSay } from '../judging/opinions.js';
import { thresholdOf, weigh } from '../judging/weigh.js';

/** Signs of somebody who is about to leave, beside their silence. */
const SIGNS: readonly RulePart[] = [
  { feature: 'known_open_complaints@1', weight: 0.15, full: 1 },
  { feature: 'returned_share@1', weight: 0.1, full: 0.5 },
  { feature: 'category_narrowing@1', weight: 0.1, full: 0.5 },
  { feature: 'last_gap_ratio@1', weight: 0.1, from: 1, full: 2.5 },
  { feature: 'returns_reads@1', weight: 0.05, full: 1 },
  { feature: 'rage_clicks@1', weight: 0.05, full: 2 },
];
/** What silence adds: nothing within a customer's rhythm, all of it from twice that. */
const SILENCE = 0.45;
const HALFWAY = { enter: 0.5, exit: 0.35 };

/** A customer who is about to fall silent, by the model or by signs, whichever speaks louder; not one who is lost already. */
export const churnRisk: Family<Settled<number>> = settledFamily<number>({
  name: 'predictive:churn-risk',
  ids: ['predictive:churn-risk'],
  reads: {
    features: ['mean_order_gap_days@1', ...SIGNS.map(({ feature }) => feature)],
    more: CUSTOMER,
    models: [['churn', 'inactive']],
  },
  start: () => 0,
  judge: (judging, own) => ({ segments: [judge(judging)], own }),
});

function judge(judging: Judging): Segment {
  const customer = customerOf(judging.features);
  const { gate, scores } = judging;
  const silent = silenceReasons(customer, SILENCE * ramp(customer.silence, 1, 2), judging);
  const known = customer.orders > 0 && customer.since !== undefined;
  const model = scores['churn'];
  const [exit, enter] = [thresholdOf(model, 'precision_0.7'), thresholdOf(model, 'precision_0.8')];
  const risk = loudest('predictive:churn-risk', known, [
    rulesSay(weigh(SIGNS, judging, silent), HALFWAY),
    customer.logged ? modelSays(model, { label: 'inactive', enter, exit }, judging) : undefined,
  ]);
  return gate.settle(risk, customer.silence < LOST && gate.passes(risk));
}
