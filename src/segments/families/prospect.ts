import type { FeatureId } from '../../features/feature-vector.js';
import type { Family, Judging } from '../family.js';
import type { RulePart } from '../rule-score.js';
import type { Segment, SegmentId } from '../segment.js';
import { CUSTOMER_AT_ALL, isCustomer } from './customers/customer.js';
import { ladder, lowestRung } from './judging/ladder.js';
import { settledFamily, type Settled } from './judging/settled-family.js';
import { loudest, modelSays, rulesSay } from './judging/opinions.js';
import { byModel, featureReason, thresholdOf, weigh } from './judging/weigh.js';
import { notOf } from './judging/not-of.js';

/** Pages or product views (whichever are more) of a first visit before its warmth is known. */
const EVIDENCE = 3;
const HOT = { enter: 0.4, exit: 0.3 };
const WARM = { enter: 0.2, exit: 0.12 };
const LABEL = 'first_order_30_days';

/** How lately and how often somebody came, and how much they did: RFM of a prospect, whose orders are still to come. */
const WARMTH: readonly RulePart[] = [
  { feature: 'cart_quantity@1', weight: 0.3, full: 1 },
  { feature: 'detail_reads@1', weight: 0.2, full: 3 },
  { feature: 'checkouts@1', weight: 0.15, full: 1 },
  { feature: 'wishlist_items@1', weight: 0.1, full: 2 },
  { feature: 'visits_30d@1', weight: 0.1, from: 1, full: 4 },
  { feature: 'known_item_share@1', weight: 0.1, full: 0.5 },
  { feature: 'repeat_item_views@1', weight: 0.05, full: 2 },
];

const IDS: readonly SegmentId[] = ['prospect:hot', 'prospect:warm', 'prospect:cold'];

/** How warm somebody is who has not ordered yet: exactly one, once it is known. None holds for a customer. */
export const prospect: Family<Settled<null>> = settledFamily<null>({
  name: 'prospect',
  ids: IDS,
  reads: {
    features: WARMTH.map(({ feature }) => feature),
    upTo: [...CUSTOMER_AT_ALL, ['page_views@1', EVIDENCE], ['item_views@1', EVIDENCE], ['sessions@1', 2]],
    models: [['prospect', LABEL]],
  },
  inputs: Object.fromEntries(IDS.map((id) => [id, { parts: WARMTH }])),
  start: () => null,
  judge: (judging) => ({
    segments: isCustomer(judging.features) ? IDS.map((id) => notOf(id, judging)) : warmth(judging),
    own: null,
  }),
});

/** Hot, warm and cold by model and rules, whichever sees more. */
function warmth(judging: Judging): readonly Segment[] {
  const of = (id: FeatureId) => judging.features[id] ?? 0;
  const known = of('sessions@1') > 1 || Math.max(of('page_views@1'), of('item_views@1')) >= EVIDENCE;
  const model = judging.scores['prospect'];
  const rules = weigh(WARMTH, judging);
  const [high, upper] = [thresholdOf(model, LABEL, 'high'), thresholdOf(model, LABEL, 'upper')];
  const stay = upper && upper * 0.9;
  const says = (enter: number | undefined, exit: number | undefined) =>
    modelSays(model, { label: LABEL, enter, exit }, judging);
  const hot = loudest('prospect:hot', known, [rulesSay(rules, HOT), says(high, upper)]);
  const warm = loudest('prospect:warm', known, [rulesSay(rules, WARM), says(upper, stay)]);
  const against = warm.model ? byModel(model, { label: LABEL, against: true }, judging) : undefined;
  const nothing = featureReason({ feature: 'order_days@1', value: 0, contribution: 1 - warm.score }, judging);
  const cold = lowestRung('prospect:cold', warm, against ?? { reasons: [nothing] });
  return ladder([cold, warm, hot], judging.gate).toReversed();
}
