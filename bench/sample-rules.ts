import type { SlotRule } from '../src/decisions/decision.js';
import { openWholeRulebook } from '../src/whole-rulebook.js';
import { phrases } from '../src/segments/phrases/en.js';
import type { OwnSegment } from '../src/segments/own/own-segment.js';
import type { TimelineRules } from '../src/timeline.js';

const ASKED = ['intent:high', 'cluster:discount-seeker', 'context:device-desktop', 'cluster:brand-explorer'] as const;

/** Slots of four variants each, of which the last may always stand. */
export function sampleSlots(count: number): readonly SlotRule[] {
  return Array.from({ length: count }, (_, slot) => ({
    slot: `slot-${slot}`,
    variants: ASKED.map((id, place) => ({
      name: `variant-${place}`,
      segments: place === 3 ? [] : [id],
      except: place === 0 ? ['cluster:urgency-buyer' as const] : [],
      priority: 3 - place,
      needsObject: false,
    })),
  }));
}

/** So many campaigns, each with a motive, and therefore a segment, of its own. */
export function sampleCampaigns(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`campaign-${n}`, `motive-${n}`]));
}

/** What shops ask, turn by turn: counts in windows, sequences, recency, scores, other segments. */
const OWN: readonly OwnSegment['when'][] = [
  { event: 'view_item', where: { item_category: 'trail' }, within: '30m', count: { $gte: 3 } },
  { event: 'view_item', same: 'item_id', count: { $gte: 2 }, within: 'visit' },
  { $sequence: [{ event: 'view_item' }, { event: 'gallery_interaction' }, { event: 'add_to_cart' }], within: 'visit' },
  { event: 'add_to_cart', within: '7d', $not: { event: 'purchase', within: '7d' } },
  { 'sale_share@1': { $gte: 0.5 }, 'cluster:discount-seeker': true },
  { event: 'view_cart', last: { $gte: '1d' } },
];

/** So many segments of a shop's own, no two alike. */
export function sampleOwn(count: number): Readonly<Record<string, OwnSegment>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `own-${n}`,
      { when: { $and: [OWN[n % OWN.length]!, { 'page_views@1': { $gte: n % 7 } }] } },
    ]),
  );
}

/** What a timeline goes by: three slots unless said otherwise, no models, and with `own` the rulebook and so many segments of a shop's own. */
export function sampleRules({
  slots = 3,
  campaigns = 0,
  own,
}: Readonly<{ slots?: number; campaigns?: number; own?: number }>): TimelineRules {
  const book = own === undefined ? undefined : openWholeRulebook({ segments: sampleOwn(own) });
  return {
    models: undefined,
    slots: sampleSlots(slots),
    campaigns: sampleCampaigns(campaigns),
    policyVersion: '1',
    book,
    phrases,
  };
}
