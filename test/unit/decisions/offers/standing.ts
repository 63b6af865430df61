import type { SlotChoices } from '../../../../src/decisions/slot-rules.js';
import { slotRules } from '../../../../src/decisions/slot-rules.js';
import { decide } from '../../../../src/decisions/decide.js';
import type { Decision } from '../../../../src/decisions/decision.js';
import type { LoggedEvent } from '../../../../src/memory/logged-event.js';
import { phrases as en } from '../../../../src/segments/phrases/en.js';
import type { SegmentId } from '../../../../src/segments/segment.js';
import { openShopRules } from '../../../../src/shop-rules.js';
import type { Settings } from '../../../../src/settings.js';
import { segment } from '../suppressing.js';

/** One event; its time is milliseconds since the epoch, its session 1 unless it says another. */
export type Step = Readonly<{ name: string; at?: number; params?: LoggedEvent['params']; session?: number }>;

/** Noon, UTC, on a day in November. */
export const NOON = Date.UTC(2026, 10, 20, 12);

export const page = (params: LoggedEvent['params'] = {}, at = NOON): Step => ({
  name: 'page_view',
  at,
  params: { language: 'en', currency: 'EUR', utc_offset: 0, ...params },
});

/** What a discount must say besides. */
export const PRICE = { effect: 'lower', disclosure: '.why' } as const;

type Given = Readonly<{ active?: readonly SegmentId[]; settings?: Settings }>;

/** What stands in some slots after a log, the segments being the same all the time. */
export function standing(slots: SlotChoices, log: readonly Step[], { active = [], settings = {} }: Given = {}) {
  const rules = slotRules(slots);
  const opened = openShopRules({ ...settings, slotRules: rules }, { families: [], features: [] });
  const segments = active.map((id) => segment(id));
  const { suppression, steer } = opened;
  let state = suppression?.start();
  let decisions: readonly Decision[] = [];
  const given = { slots: rules, policyVersion: '1', phrases: en, segments };
  for (const [index, { name, at = NOON, params = {}, session = 1 }] of log.entries()) {
    state = suppression?.fold(state!, { name, at, params, session, seq: index + 1 }, segments);
    decisions = decide({ ...given, steer: steer?.(state), previous: decisions, at });
  }
  const of = (slot: string) => decisions.find((one) => one.slot === slot)!;
  return { of, shown: (slot: string) => of(slot).variant, decisions, troubles: opened.troubles, state };
}

/** One slot `offer` with one variant `deal`. */
export const deal = (variant: SlotChoices[string]['variants'][string]): SlotChoices => ({
  offer: { variants: { deal: variant } },
});

/** Why `deal` was passed over; undefined where it stands. */
export const why = (variant: Parameters<typeof deal>[0], log: readonly Step[], given?: Given): string | undefined =>
  standing(deal(variant), log, given).of('offer').suppressed?.[0]?.rule;
