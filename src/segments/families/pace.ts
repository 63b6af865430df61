import type { FeatureId } from '../../features/feature-vector.js';
import type { Family, Judging } from '../family.js';
import { draft, gated } from '../hysteresis.js';
import type { RulePart } from '../rule-score.js';
import type { Reason, SegmentObject } from '../segment.js';
import { rivals } from './judging/rivals.js';
import { settledFamily, type Settled } from './judging/settled-family.js';
import { featureReason, weigh } from './judging/weigh.js';

/** Pages or product views (whichever are more) before the pace of a first visit is known. */
const EVIDENCE = 3;
const QUICKLY = { enter: 0.4, exit: 0.25 };
/** Lower, since nobody does all of it in one visit. */
const SLOWLY = { enter: 0.35, exit: 0.2 };
/** What earlier visits add; they count half as much a month later. */
const BEFORE = 0.1;
const HALF_LIFE_DAYS = 30;

const QUICK: readonly RulePart[] = [
  { feature: 'add_pace@1', weight: 0.45, full: 0.4 },
  { feature: 'seconds_per_page@1', weight: 0.25, from: 25, full: 8 },
  { feature: 'checkouts@1', weight: 0.2, full: 1 },
];
const DELIBERATE: readonly RulePart[] = [
  { feature: 'detail_reads@1', weight: 0.2, full: 2 },
  { feature: 'known_item_share@1', weight: 0.2, full: 0.5 },
  { feature: 'seconds_per_page@1', weight: 0.15, from: 15, full: 45 },
  { feature: 'price_drops_seen@1', weight: 0.15, full: 1 },
  { feature: 'compares@1', weight: 0.1, full: 2 },
  { feature: 'repeat_item_views@1', weight: 0.05, full: 2 },
  { feature: 'wishlist_items@1', weight: 0.05, full: 1 },
];
const SEEN: readonly (readonly [FeatureId, number])[] = [
  ['page_views@1', EVIDENCE],
  ['item_views@1', EVIDENCE],
];

type Paces = Readonly<{ quick: number; deliberate: number }>;

/** What is kept of the visit so far, of those before it, and of the item that has become cheaper since it was looked at. */
type Own = Readonly<{ now: Paces; before: Paces; drops: number; cheaper: SegmentObject | null }>;

const STILL: Paces = { quick: 0, deliberate: 0 };

/** Whether somebody decides quickly or deliberately: one of them at most. */
export const pace: Family<Settled<Own>> = settledFamily<Own>({
  name: 'pace',
  ids: ['pace:quick', 'pace:deliberate'],
  reads: { features: ['sessions@1', ...[...QUICK, ...DELIBERATE].map(({ feature }) => feature)], upTo: SEEN },
  inputs: { 'pace:quick': { parts: QUICK }, 'pace:deliberate': { parts: DELIBERATE } },
  start: () => ({ now: STILL, before: STILL, drops: 0, cheaper: null }),
  fold(own, { event, fresh, features }) {
    const visit = fresh ? nextVisit(own, features['days_since_last_session@1'] ?? 0) : own;
    const drops = features['price_drops_seen@1'] ?? 0;
    if (drops === visit.drops) return visit;
    const item = drops > visit.drops ? event.params.items?.[0] : undefined;
    const id = item?.item_id ?? item?.item_name;
    const cheaper = id === undefined ? visit.cheaper : { kind: 'item' as const, id, name: item?.item_name ?? id };
    return { now: visit.now, before: visit.before, drops, cheaper };
  },
  judge(judging, own) {
    const { features, gate } = judging;
    const seen = Math.max(features['page_views@1'] ?? 0, features['item_views@1'] ?? 0);
    const known = seen >= EVIDENCE || (seen > 0 && own.before.quick + own.before.deliberate > 0);
    const judged = (parts: readonly RulePart[], way: keyof Paces) => weigh(parts, judging, earlier(own, way, judging));
    const quick = draft('pace:quick', judged(QUICK, 'quick'), gated(QUICKLY, known));
    const deliberate = draft('pace:deliberate', judged(DELIBERATE, 'deliberate'), gated(SLOWLY, known));
    if (own.cheaper) deliberate.object = own.cheaper;
    const now = { quick: quick.score, deliberate: deliberate.score };
    const kept: Own = { now, before: own.before, drops: own.drops, cheaper: own.cheaper };
    const same = now.quick === own.now.quick && now.deliberate === own.now.deliberate;
    return { segments: rivals([quick, deliberate], gate), own: same ? own : kept };
  },
});

function nextVisit({ now, cheaper }: Own, days: number): Own {
  const kept = 0.5 ** (days / HALF_LIFE_DAYS);
  const before = { quick: now.quick * kept, deliberate: now.deliberate * kept };
  return { now: STILL, before, drops: 0, cheaper };
}

function earlier({ before }: Own, way: keyof Paces, judging: Judging): readonly Reason[] {
  const value = judging.features['sessions@1'] ?? 0;
  return [featureReason({ feature: 'sessions@1', value, contribution: BEFORE * before[way] }, judging)];
}
