// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openReader } from '../../../src/capture/reading/open-reader.js';
import { pageHints } from '../../../src/capture/page-hints.js';
import type { EventParams } from '../../../src/capture/shop-event.js';
import { foldContextual, startContextual } from '../../../src/contextual/fold-contextual.js';
import { seePage } from '../../../src/contextual/see-page.js';
import { decide } from '../../../src/decisions/decide.js';
import type { Decision, SlotRule } from '../../../src/decisions/decision.js';
import { foldSegments, startSegments } from '../../../src/segments/segments.js';

const params: fc.Arbitrary<EventParams> = fc.record(
  {
    device: fc.constantFrom('phone', 'tablet', 'desktop'),
    utc_offset: fc.integer({ min: -720, max: 840 }),
    campaign: fc.oneof(fc.constantFrom('autumn-sale', ' Autumn-Sale ', 'video', ''), fc.string()),
  },
  { requiredKeys: [] },
);
const views = fc.array(fc.record({ at: fc.integer({ min: 0, max: 4e12 }), params }), { maxLength: 8 });
const campaigns = fc.dictionary(fc.constantFrom('autumn-sale', 'VIDEO', 'x'), fc.constantFrom('discount', 'style'));
const SLOTS: readonly SlotRule[] = [
  {
    slot: 'hero',
    variants: [
      ['context:campaign-discount', 'context:device-phone'],
      ['context:campaign'],
      ['context:daypart-night'],
    ].map((segments, index) => ({
      name: segments.join(),
      segments: segments as SlotRule['variants'][number]['segments'],
      except: ['context:campaign-style'],
      priority: index % 2,
      needsObject: false,
    })),
  },
];

it('gives the same context segments and decisions as the engine for the same facts', () => {
  fc.assert(
    fc.property(views, campaigns, (seen, motives) => {
      const rules = { slots: SLOTS, campaigns: motives, policyVersion: '1' };
      let moment = startContextual();
      let state = startSegments();
      let decisions: readonly Decision[] = [];
      seen
        .toSorted((a, b) => a.at - b.at)
        .forEach(({ at, params: told }, index) => {
          const view = { name: 'page_view', at, params: told };
          moment = foldContextual(moment, view, rules);
          const event = { ...view, seq: index + 1, session: 1 };
          const folded = foldSegments(state, { event, features: {}, scores: {}, campaigns: motives });
          state = folded.state;
          const context = folded.segments.filter(({ id }) => id.startsWith('context:'));
          decisions = decide({ ...rules, segments: folded.segments, previous: decisions, at });
          expect(moment.segments).toEqual(context);
          expect(moment.decisions).toEqual(decisions);
        });
      expect(moment.seq).toBe(seen.length);
    }),
  );
});

const page = globalThis as unknown as { happyDOM: { setViewport(size: { width: number }): void } };
const campaign = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('ada@example.com', '4111111111111111', '120210000000000', '  spaced  ', 'a'.repeat(400)),
);

it('sees of a page what the engine reads of it', () => {
  const reader = openReader({
    pageKinds: [],
    domains: [],
    hash: [],
    sensitive: [],
    seasons: [],
    salt: '',
    report: () => undefined,
  });
  fc.assert(
    fc.property(campaign, fc.integer({ min: 200, max: 2000 }), (name, width) => {
      page.happyDOM.setViewport({ width });
      history.replaceState(null, '', `/p${Math.random()}?${new URLSearchParams({ utm_campaign: name })}`);
      const hints = pageHints(false, location.pathname, false);
      const heard = { source: 'page_view', name: 'page_view', at: 0, said: undefined, page: hints };
      const [event] = reader.read([heard]);
      const { device, utc_offset, campaign: told } = event!.params;
      const seen = seePage();
      expect([seen.device, seen.utc_offset, seen.campaign?.trim() ?? '']).toEqual([device, utc_offset, told ?? '']);
    }),
  );
});
