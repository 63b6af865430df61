import type { Family, Judging } from '../../family.js';
import { draft, gated, NOTHING } from '../../hysteresis.js';
import type { RulePart } from '../../rule-score.js';
import type { Segment } from '../../segment.js';
import { rivals } from '../judging/rivals.js';
import { settledFamily, type Settled } from '../judging/settled-family.js';
import { loudest, modelSays, rulesSay } from '../judging/opinions.js';
import { thresholdOf, weigh } from '../judging/weigh.js';

const LIKELY = 'predictive:likely-buyer';
const UNLIKELY = 'predictive:unlikely-buyer';
/** Pages or product views (whichever are more) before anybody is called likely, and before anybody is called unlikely. */
const EVIDENCE = 3;
const LONGER = 5;

/** What a buyer does, which the model does not read. */
const SIGNS: readonly RulePart[] = [
  { feature: 'cart_quantity@1', weight: 0.35, full: 1 },
  { feature: 'checkouts@1', weight: 0.3, full: 1 },
  { feature: 'detail_reads@1', weight: 0.15, full: 2 },
  { feature: 'repeat_item_views@1', weight: 0.1, full: 2 },
  { feature: 'wishlist_adds@1', weight: 0.1, full: 1 },
];
/** Much looking about; it counts where next to none of the signs is there. */
const AIMLESS: readonly RulePart[] = [{ feature: 'page_views@1', weight: 1, from: 3, full: 13 }];
const HALFWAY = { enter: 0.5, exit: 0.35 };
/** Signs above which nobody is called unlikely. */
const SOME = 0.1;

/** Who is likely to order in this visit, and who is not: by the model and by what buyers do. Neither holds once they have. */
export const buyer: Family<Settled<number>> = settledFamily<number>({
  name: 'predictive:buyer',
  ids: [LIKELY, UNLIKELY],
  reads: {
    features: [...SIGNS, ...AIMLESS].map(({ feature }) => feature),
    upTo: [
      ['item_views@1', LONGER],
      ['purchases@1', 1],
    ],
    models: [['intent', 'purchase']],
  },
  inputs: { [LIKELY]: { parts: SIGNS }, [UNLIKELY]: { parts: [...SIGNS, ...AIMLESS] } },
  start: () => 0,
  judge: (judging, own) => ({ segments: judge(judging), own }),
});

function judge(judging: Judging): readonly Segment[] {
  const { features, scores, gate } = judging;
  const seen = Math.max(features['page_views@1'] ?? 0, features['item_views@1'] ?? 0);
  const signs = weigh(SIGNS, judging);
  if (features['purchases@1']) {
    const over = (id: Segment['id']) => gate.settle(draft(id, NOTHING, gated(HALFWAY, true)), false);
    return [over(LIKELY), over(UNLIKELY)];
  }
  const model = scores['intent'];
  const [base, high] = [thresholdOf(model, 'base'), thresholdOf(model, 'high')];
  const between = base && high && (base + high) / 2;
  const likely = loudest(LIKELY, seen >= EVIDENCE, [
    rulesSay(signs, HALFWAY),
    modelSays(model, { label: 'purchase', enter: high, exit: between }, judging),
  ]);
  const keen = signs.score > SOME;
  // half as many as on average would buy, and three quarters to stay
  const few = { enter: base && 1 - base / 2, exit: base && 1 - base * 0.75 };
  const unlikely = loudest(UNLIKELY, seen >= LONGER, [
    rulesSay(keen ? NOTHING : weigh(AIMLESS, judging), HALFWAY),
    keen ? undefined : modelSays(model, { label: 'purchase', against: true, ...few }, judging),
  ]);
  return rivals([likely, unlikely], gate);
}
