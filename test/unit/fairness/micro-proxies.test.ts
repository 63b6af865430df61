import { describe, expect, it } from 'vitest';
import { slotRules } from '../../../src/decisions/slot-rules.js';
import { openFairness } from '../../../src/fairness/open-fairness.js';
import type { SegmentId } from '../../../src/segments/segment.js';

const fairness = (all: readonly SegmentId[], segments = {}) =>
  openFairness({
    campaigns: {},
    segments,
    micro: [{ id: 'k', all, support: { sessions: 90, shoppers: 60 }, lift: 2 }],
    slots: slotRules({
      offer: {
        variants: {
          ten: { segments: ['micro:k'], price: { effect: 'lower' }, content: {} },
          free: { segments: ['micro:k'], content: {} },
        },
      },
    }),
  });
const kept = (all: readonly SegmentId[], segments = {}) =>
  fairness(all, segments).kept.slots[0]!.variants.map(({ name }) => name);

describe('a price by a micro-segment', () => {
  it('goes by all that it is made of', () => {
    expect(kept(['intent:high', 'pace:quick'])).toEqual(['ten', 'free']);
    expect(kept(['intent:high', 'context:device-phone'])).toEqual(['free']);
    expect(fairness(['intent:high', 'context:device-phone']).troubles).toEqual([
      expect.objectContaining({
        code: 'slot-proxy',
        field: 'slots.offer.variants.ten',
        about: 'micro:k, which is reckoned from context:device-phone, a proxy (device)',
      }),
    ]);
  });

  it('goes by what its own segments and models read', () => {
    const night = { late: { when: { 'context:daypart-night': true } } };
    expect(kept(['intent:high', 'own:late'], night)).toEqual(['free']);
    const { kept: first, byModels } = fairness(['intent:high', 'pace:quick']);
    const { slots } = byModels(first.slots, { intent: ['device_phone@1'] });
    expect(slots[0]!.variants.map(({ name }) => name)).toEqual(['free']);
  });

  it('survives a micro-segment that is none', () => {
    expect(() => kept(undefined as never)).not.toThrow();
  });
});
