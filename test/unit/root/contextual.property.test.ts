// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openReader } from '../../../src/capture/reading/open-reader.js';
import { pageHints } from '../../../src/capture/page-hints.js';
import type { SeasonRule } from '../../../src/capture/reading/page/seasons.js';
import type { EventParams } from '../../../src/capture/shop-event.js';
import { foldContextual, startContextual } from '../../../src/contextual/fold-contextual.js';
import { seeSurroundings } from '../../../src/contextual/see-surroundings.js';
import { seePage } from '../../../src/contextual/see-page.js';
import { decide } from '../../../src/decisions/decide.js';
import type { Decision, SlotRule } from '../../../src/decisions/decision.js';
import { openSurroundings } from '../../../src/segments/families/surroundings.js';
import { leadsToPremium } from '../../../src/segments/families/surroundings/landing.js';
import type { Family } from '../../../src/segments/family.js';
import { phrases as en } from '../../../src/segments/phrases/en.js';
import { foldSegments, startSegments } from '../../../src/segments/segments.js';

const params: fc.Arbitrary<EventParams> = fc.record(
  {
    device: fc.constantFrom('phone', 'tablet', 'desktop'),
    utc_offset: fc.integer({ min: -720, max: 840 }),
    campaign: fc.oneof(fc.constantFrom('autumn-sale', ' Autumn-Sale ', 'video', ''), fc.string()),
    page_path: fc.constantFrom('/', '/premium/x', '/luxe'),
    referrer_class: fc.constantFrom('direct', 'internal', 'search', 'social', 'email', 'paid', 'referral'),
    click_source: fc.constantFrom('google', 'meta', 'email'),
    affiliate: fc.constant(1),
    season: fc.constantFrom('', 'xmas', 'sale xmas'),
  },
  { requiredKeys: [] },
);
const views = fc.array(fc.record({ at: fc.integer({ min: 0, max: 4e12 }), params }), { maxLength: 8 });
const campaigns = fc.dictionary(
  fc.constantFrom('autumn-sale', 'VIDEO', 'x'),
  fc.constantFrom('discount', 'style', 'premium'),
);
const families = [openSurroundings([{ id: 'sale' }, { id: 'xmas' }])] as readonly Family[];
const SLOTS: readonly SlotRule[] = [
  {
    slot: 'hero',
    variants: [
      ['context:campaign-discount', 'context:device-phone'],
      ['context:campaign'],
      ['context:daypart-night'],
      ['context:arrival-paid', 'context:affiliate-premium'],
      ['context:season-xmas', 'context:weekend'],
    ].map((segments, index) => ({
      name: segments.join(),
      segments: segments as SlotRule['variants'][number]['segments'],
      except: ['context:campaign-style'],
      priority: index % 2,
      needsObject: false,
    })),
  },
];

it('gives the same context segments and decisions as the engine for the same facts, with the further ones and without', () => {
  fc.assert(
    fc.property(views, campaigns, fc.constantFrom(families, []), (seen, motives, further) => {
      const rules = { slots: SLOTS, campaigns: motives, policyVersion: '1', phrases: en, surroundings: further[0] };
      let moment = startContextual();
      let state = startSegments();
      let decisions: readonly Decision[] = [];
      seen
        .toSorted((a, b) => a.at - b.at)
        .forEach(({ at, params: told }, index) => {
          const view = { name: 'page_view', at, params: told };
          moment = foldContextual(moment, view, rules);
          const event = { ...view, seq: index + 1, session: 1 };
          const given = { event, features: {}, scores: {}, campaigns: motives, phrases: en, families: further };
          const folded = foldSegments(state, given);
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

const open = (domains: readonly string[], seasons: readonly SeasonRule[]) =>
  openReader({ pageKinds: [], domains, hash: [], sensitive: [], seasons, salt: '', report: () => undefined });
/** What the engine reads of the page that stands, at a time. */
function readPage(reader: ReturnType<typeof open>, at: number, routed: boolean): EventParams {
  const heard = { source: 'page_view', name: 'page_view', at, said: undefined };
  return reader.read([{ ...heard, page: pageHints(false, location.pathname, routed) }])[0]!.params;
}

it('sees of a page what the engine reads of it', () => {
  const reader = open([], []);
  fc.assert(
    fc.property(campaign, fc.integer({ min: 200, max: 2000 }), (name, width) => {
      page.happyDOM.setViewport({ width });
      history.replaceState(null, '', `/p${Math.random()}?${new URLSearchParams({ utm_campaign: name })}`);
      const { device, utc_offset, campaign: told } = readPage(reader, 0, false);
      const seen = seePage();
      expect([seen.device, seen.utc_offset, seen.campaign?.trim() ?? '']).toEqual([device, utc_offset, told ?? '']);
    }),
  );
});

const referrer = fc.constantFrom(
  '',
  'https://www.google.com/',
  'https://t.co/x',
  'https://pay.klarna.com/',
  'https://blog.example/',
  'http://localhost:3000/a',
  'https://www.paypal.com/checkout',
  'https://other.shop.example/x',
);
const names = fc.uniqueArray(
  fc.constantFrom('gclid', 'fbclid', 'mc_cid', 'aff_id', 'awc', 'utm_source', 'q', 'GCLID', 'ranMID', '_hsenc'),
  { maxLength: 3 },
);
const medium = fc.constantFrom(undefined, 'cpc', 'email', 'affiliate', 'Organic', 'partner-x', 'social');
const path = fc.constantFrom('/', '/premium', '/de/luxus-uhren', '/p/1');
const time = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
const SEASONS: readonly SeasonRule[] = [
  { id: 'winter', from: '11-15', to: '02-10' },
  { id: 'launch', from: '2026-03-01', to: '2026-06-30' },
  { id: 'here', from: '01-01', to: '12-31', region: 'de' },
];

it('sees of arrival and day what the engine reads of them', () => {
  const languages = fc.constantFrom('de-AT', 'en', '');
  let from = '';
  const stands = Object.getOwnPropertyDescriptor(document, 'referrer');
  Object.defineProperty(document, 'referrer', { configurable: true, get: () => from });
  fc.assert(
    fc.property(referrer, names, medium, path, fc.tuple(time, languages, fc.boolean()), (...given) => {
      const [came, asked, via, pathname, [at, language, routed]] = given;
      from = came;
      document.documentElement.lang = language;
      const query = new URLSearchParams(asked.map((name) => [name, 'x']));
      if (via) query.set('utm_medium', via);
      history.replaceState(null, '', `${pathname}?${query}`);
      const read = readPage(open(['shop.example'], SEASONS), at, routed);
      const seen = seeSurroundings({ domains: ['shop.example'], seasons: SEASONS, at, routed });
      expect(seen.referrer_class).toBe(read.referrer_class);
      expect(seen.click_source).toBe(read.click_source);
      expect(seen.affiliate).toBe(read.affiliate);
      expect(leadsToPremium(seen)).toBe(leadsToPremium(read));
      expect(seen.season).toBe(read.season ?? '');
    }),
    { numRuns: 300 },
  );
  if (stands) Object.defineProperty(document, 'referrer', stands);
  else Reflect.deleteProperty(document, 'referrer');
});
