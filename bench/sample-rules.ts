import type { SlotRule } from '../src/decisions/decision.js';
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

/** What a timeline goes by: three slots unless said otherwise, no models. */
export function sampleRules({
  slots = 3,
  campaigns = 0,
}: Readonly<{ slots?: number; campaigns?: number }>): TimelineRules {
  return { models: undefined, slots: sampleSlots(slots), campaigns: sampleCampaigns(campaigns), policyVersion: '1' };
}
