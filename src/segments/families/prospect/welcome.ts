import type { Family, Judging } from '../../family.js';
import type { RulePart } from '../../rule-score.js';
import type { Segment, SegmentId } from '../../segment.js';
import { CUSTOMER_AT_ALL, isCustomer } from '../customers/customer.js';
import { ladder, lowestRung } from '../judging/ladder.js';
import { MOTIVE_PART, motiveReason, PREMIUM_MOTIVES } from '../judging/motive.js';
import { notOf } from '../judging/not-of.js';
import { settledFamily, type Settled } from '../judging/settled-family.js';
import { loudest, modelSays, rulesSay } from '../judging/opinions.js';
import { featureReason, thresholdOf, weigh } from '../judging/weigh.js';

/** What speaks for a premium welcome beside the motive of the campaign. */
const PARTS: readonly RulePart[] = [
  { feature: 'price_percentile@1', weight: 0.4, from: 0.5, full: 0.75 },
  { feature: 'sorts_dear@1', weight: 0.1, full: 1 },
];
const LABEL = 'high_value';
const PREMIUM = { enter: 0.4, exit: 0.25 };
/** Where the goods looked at stand among those seen, before the model may speak of them. */
const DEARER = 0.5;

const IDS: readonly SegmentId[] = ['welcome:premium', 'welcome:standard'];

/**
 * How to welcome somebody who has not ordered yet: premium for who looks at the dearer goods or came for them, standard otherwise. None
 * holds for a customer.
 */
export const welcome: Family<Settled<null>> = settledFamily<null>({
  name: 'welcome',
  ids: IDS,
  reads: {
    features: ['returning_visitor@1', ...PARTS.map(({ feature }) => feature)],
    upTo: [...CUSTOMER_AT_ALL, ['page_views@1', 1], ['item_views@1', 1]],
    models: [['prospect', LABEL]],
    judged: PREMIUM_MOTIVES,
  },
  inputs: { 'welcome:premium': { parts: [...PARTS, MOTIVE_PART] } },
  start: () => null,
  judge: (judging) => ({
    segments: isCustomer(judging.features) ? IDS.map((id) => notOf(id, judging)) : judge(judging),
    own: null,
  }),
});

function judge(judging: Judging): readonly Segment[] {
  const { features, scores } = judging;
  const known = (features['page_views@1'] ?? 0) + (features['item_views@1'] ?? 0) > 0;
  const model = scores['prospect'];
  const [enter, exit] = [thresholdOf(model, LABEL, 'high'), thresholdOf(model, LABEL, 'upper')];
  const dear = (features['price_percentile@1'] ?? 0) >= DEARER;
  const rules = weigh(PARTS, judging, motiveReason(PREMIUM_MOTIVES, judging));
  const premium = loudest('welcome:premium', known, [
    rulesSay(rules, PREMIUM),
    dear ? modelSays(model, { label: LABEL, enter, exit }, judging) : undefined,
  ]);
  const value = features['returning_visitor@1'] ?? 0;
  const been = { feature: 'returning_visitor@1', value, contribution: 1 - premium.score } as const;
  const reasons = [featureReason(been, judging)];
  return ladder([lowestRung('welcome:standard', premium, { reasons }), premium], judging.gate).toReversed();
}
