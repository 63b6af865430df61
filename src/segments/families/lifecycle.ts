import type { FeatureId, FeatureVector } from '../../features/feature-vector.js';
import type { Family, Judging } from '../family.js';
import { draft, gated, NOTHING, type Draft } from '../hysteresis.js';
import type { Segment } from '../segment.js';
import { customerOf, LOST, CUSTOMER, type Customer } from './customers/customer.js';
import { ladder, lowestRung } from './judging/ladder.js';
import { silenceReasons } from './customers/silence-reasons.js';
import { settledFamily, type Settled } from './judging/settled-family.js';
import { featureReason } from './judging/weigh.js';

/** Silence, in rhythms of the customer, from which each stage counts. */
const SLIPPING = 1.5;
const DORMANT = 2.5;
/** A stage is taken back below this share of its silence: days may be counted anew by another clock. */
const BACK = 0.9;

const VISITS: readonly (readonly [FeatureId, number])[] = [
  ['page_views@1', 1],
  ['item_views@1', 1],
  ['sessions@1', 2],
];

/** How far a shopper is in their time with the shop: exactly one stage, once it is known. */
export const lifecycle: Family<Settled<null>> = settledFamily<null>({
  name: 'lifecycle',
  ids: [
    'lifecycle:prospect',
    'lifecycle:first-time',
    'lifecycle:active',
    'lifecycle:slipping',
    'lifecycle:dormant',
    'lifecycle:lost',
  ],
  reads: { features: ['mean_order_gap_days@1'], more: CUSTOMER, upTo: VISITS },
  // Where a shop cannot tell of orders, nobody is called a prospect for having none.
  inputs: { 'lifecycle:prospect': { parts: [{ feature: 'order_days@1', weight: 1 }] } },
  start: () => null,
  judge(judging) {
    const customer = customerOf(judging.features);
    return { segments: customer.orders ? ofCustomer(customer, judging) : ofProspect(judging), own: null };
  },
});

/** Whether anything was seen of a shopper that a stage could rest on. */
const wasSeen = (features: FeatureVector): boolean =>
  (features['page_views@1'] ?? 0) > 0 ||
  (features['item_views@1'] ?? 0) > 0 ||
  (features['sessions@1'] ?? 0) > 1 ||
  (features['profile_known@1'] ?? 0) > 0;

function ofProspect(judging: Judging): readonly Segment[] {
  const { features, gate } = judging;
  const known = wasSeen(features);
  const reasons = [featureReason({ feature: 'order_days@1', value: 0, contribution: 1 }, judging)];
  const prospect = draft('lifecycle:prospect', known ? { score: 1, reasons } : NOTHING, { known, enter: 1, exit: 1 });
  const others = ['first-time', 'active', 'slipping', 'dormant', 'lost'] as const;
  return [
    gate.settle(prospect, known),
    ...others.map((name) => gate.settle(draft(`lifecycle:${name}`, NOTHING, gated(FACT, known)), false)),
  ];
}

const FACT = { enter: 1, exit: 1 };

/** Silence of no end as a score below 1: what {@link SLIPPING} and the others are in it is where a stage comes in. */
const scored = (silence: number) => silence / (1 + silence);

function ofCustomer(customer: Customer, judging: Judging): readonly Segment[] {
  const { gate } = judging;
  const known = customer.since !== undefined;
  const score = scored(customer.silence);
  const said = (share: number) => (known ? silenceReasons(customer, share, judging) : []);
  const stage = (id: Segment['id'], from: number): Draft =>
    draft(id, { score, reasons: said(score) }, { known, enter: scored(from), exit: scored(from * BACK) });
  const slipping = stage('lifecycle:slipping', SLIPPING);
  const start = lowestRung(customer.orders > 1 ? 'lifecycle:active' : 'lifecycle:first-time', slipping, {
    reasons: said(1 - score),
  });
  const stages = ladder([start, slipping, stage('lifecycle:dormant', DORMANT), stage('lifecycle:lost', LOST)], gate);
  const not = (id: Segment['id']) => gate.settle(draft(id, NOTHING, gated(FACT, known)), false);
  const [now, ...later] = stages;
  const both = customer.orders > 1 ? [not('lifecycle:first-time'), now!] : [now!, not('lifecycle:active')];
  return [not('lifecycle:prospect'), ...both, ...later];
}
