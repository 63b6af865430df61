import type { Score } from '../../../model/scores.js';
import type { Family, Judging } from '../../family.js';
import { draft, NOTHING, type Judged } from '../../hysteresis.js';
import { valuePath } from '../../model-path.js';
import type { Path, Reason, Segment, SegmentId } from '../../segment.js';
import { weighted } from '../../weighted.js';
import { customerOf, CUSTOMER, type Customer } from '../customers/customer.js';
import { ladder, lowestRung } from '../judging/ladder.js';
import { silenceReasons } from '../customers/silence-reasons.js';
import { settledFamily, type Settled } from '../judging/settled-family.js';
import { featureReason, modelReasons, thresholdOf } from '../judging/weigh.js';

/** Days to the next order from which it counts as soon, where no model says so; half of that is now. */
const SOON_DAYS = 60;
/** A window is left when the days are this much more. */
const BACK = 1.15;
/** Silence, in rhythms, up to which the next order is only late. */
const LATE = 1.5;
/** Of the days from which the model calls a first order late, the part that is soon. */
const EARLY = 0.25;
/** Days to the first order of somebody who shows no sign of it, where no model says so. */
const PATIENT_DAYS = 90;
/** Pages or product views (whichever are more) before the window of a prospect is known. */
const EVIDENCE = 3;

/** Who is likely to order in this visit. */
const LIKELY: SegmentId = 'predictive:likely-buyer';
const IDS: readonly SegmentId[] = [
  'predictive:next-purchase-now',
  'predictive:next-purchase-soon',
  'predictive:next-purchase-later',
];

/** The days to the next order, and what speaks for its being near and for its being far. */
type Wait = Readonly<{
  days: number;
  soon: number;
  model?: string;
  near: readonly Reason[];
  far: readonly Reason[];
  path?: Path;
}>;

/** When the next order is to be expected: now, soon or later; exactly one, once it is known. */
export const nextPurchase: Family<Settled<number>> = settledFamily<number>({
  name: 'predictive:next-purchase',
  ids: IDS,
  reads: {
    features: ['mean_order_gap_days@1'],
    more: CUSTOMER,
    upTo: [
      ['page_views@1', EVIDENCE],
      ['item_views@1', EVIDENCE],
    ],
    models: [['next_purchase'], ['prospect_days']],
    judged: [LIKELY],
  },
  start: () => 0,
  judge: (judging, own) => ({ segments: judge(judging), own }),
});

function judge(judging: Judging): readonly Segment[] {
  const customer = customerOf(judging.features);
  const wait = customer.orders ? ofCustomer(customer, judging) : ofProspect(judging.judged.get(LIKELY), judging);
  if (!wait)
    return IDS.map((id) => judging.gate.settle(draft(id, NOTHING, { known: false, enter: 1, exit: 1 }), false));
  const { days, soon, near, far, model, path } = wait;
  // The nearer, the closer to 1; a half is soon.
  const scored = (away: number) => soon / (soon + away);
  const judged: Judged = { score: scored(days), reasons: near, model, path };
  const rung = (id: SegmentId, from: number) =>
    draft(id, judged, { known: true, enter: scored(from), exit: scored(from * BACK) });
  const inTime = rung(IDS[1]!, soon);
  return ladder(
    [lowestRung(IDS[2]!, inTime, { reasons: far, model }), inTime, rung(IDS[0]!, soon / 2)],
    judging.gate,
  ).toReversed();
}

function ofCustomer(customer: Customer, judging: Judging): Wait | undefined {
  const model = judging.scores['next_purchase'];
  const days = model?.values?.[0];
  const soon = thresholdOf(model, 'soon_days');
  if (customer.logged && model && days! >= 0 && soon) return byDays(model, { days: days!, soon }, judging);
  const { since, silence, rhythm } = customer;
  if (since === undefined) return undefined;
  // Whoever is long overdue is not about to come: they are expected to wait as long as they have.
  const left = silence <= LATE ? Math.max(0, rhythm - since) : since;
  return byRules(left, (share) => silenceReasons(customer, share, judging));
}

function ofProspect(likely: Segment | undefined, judging: Judging): Wait | undefined {
  const { features, scores } = judging;
  const seen = Math.max(features['page_views@1'] ?? 0, features['item_views@1'] ?? 0);
  if (seen < EVIDENCE) return undefined;
  const why = likely?.reasons[0];
  if (likely?.active && why) return byRules(0, (contribution) => [weighted(why, contribution)]);
  const model = scores['prospect_days'];
  const days = model?.values?.[0];
  const late = thresholdOf(model, 'days', 'upper');
  // Of a prospect only the order of the days is claimed, not the days: now is who is likely to order in this visit, and nobody else.
  const soon = late && late * EARLY;
  if (model && days! >= 0 && soon) return byDays(model, { days: Math.max(days!, soon * 0.6), soon }, judging);
  const reasons = (contribution: number) => [
    why ? weighted(why, contribution) : featureReason({ feature: 'order_days@1', value: 0, contribution }, judging),
  ];
  return byRules(PATIENT_DAYS * (1 - (likely?.score ?? 0)), reasons);
}

function byDays(model: Score, { days, soon }: Readonly<{ days: number; soon: number }>, judging: Judging): Wait {
  const near = modelReasons(model, { against: true }, judging);
  const path = daysPath(model, days, soon);
  return { days, soon, model: model.model, near, far: modelReasons(model, {}, judging), ...(path && { path }) };
}

/** With what is added where so few days as the model says are not claimed. */
function daysPath(model: Score, days: number, soon: number): Path | undefined {
  const path = valuePath(model, soon, true);
  const least = Math.log((model.values?.[0] || days) / days);
  return path && { ...path, terms: [...path.terms, 'least'], shares: [...path.shares, least] };
}

function byRules(days: number, reasons: (share: number) => readonly Reason[]): Wait {
  const score = SOON_DAYS / (SOON_DAYS + days);
  return { days, soon: SOON_DAYS, near: reasons(score), far: reasons(1 - score) };
}
