import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeatureId } from '../../../../src/features/feature-vector.js';
import { openFeatures } from '../../../../src/features/features.js';
import { MORE_FEATURES } from '../../../../src/features/more/more-features.js';
import { MORE_NOTES } from '../../../../src/features/more/more-notes.js';
import type { LoggedEvent } from '../../../../src/memory/logged-event.js';
import { anyLog } from '../any-log.js';
import { parts, watched } from '../state-size.js';
import { foldingHolds } from '../folding-holds.js';

const more = openFeatures(MORE_FEATURES);
const { fold, read, start } = more;
const foldAll = (events: readonly LoggedEvent[], state = start()) => events.reduce(fold, state);
const IDS = Object.keys(MORE_NOTES) as readonly FeatureId[];
const UP_TO_1 = IDS.filter((id) => ['0 to 1', '0 or 1'].includes(MORE_NOTES[id]!.unit));
const SHARES = IDS.filter((id) => id.startsWith('category_share_'));

describe('folding any log', () => {
  it('gives finite values, none negative, after every event, and shares of at most 1', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const state = start();
        for (const event of events) {
          const vector = read(fold(state, event));
          expect(IDS.filter((id) => !(Number.isFinite(vector[id]) && vector[id]! >= 0))).toEqual([]);
          expect(UP_TO_1.filter((id) => vector[id]! > 1)).toEqual([]);
          const sum = SHARES.reduce((all, id) => all + vector[id]!, 0);
          expect(Math.min(Math.abs(sum), Math.abs(sum - 1))).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('counts no more order days in a shorter time', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const vector = read(foldAll(events));
        const within = ['30d', '90d', '180d', '365d'].map((days) => vector[`order_days_${days}@1` as FeatureId]!);
        expect(within.toSorted((a, b) => a - b)).toEqual(within);
        expect(within[3]!).toBeLessThanOrEqual(vector['order_days@1']!);
      }),
      { numRuns: 200 },
    );
  });

  it('counts an order by a clock set back on the day of the last one, though a refund came after that', () => {
    const day = (days: number) => 1.7e12 + days * 86_400_000;
    const params = { value: 1 };
    const events: readonly LoggedEvent[] = [
      { name: 'purchase', at: day(0), session: 1, seq: 1, params },
      { name: 'refund', at: day(1), session: 1, seq: 2, params },
      { name: 'purchase', at: day(-30), session: 2, seq: 3, params },
    ];
    const vector = read(foldAll(events));
    expect([vector['order_days_30d@1'], vector['order_days@1']]).toEqual([1, 1]);
  });

  it('tells no more than one of each: class of arrival, device, part of the day, weather', () => {
    const groups = ['first_source_', 'device_', 'daypart_', 'weather_'];
    fc.assert(
      fc.property(anyLog, (events) => {
        const vector = read(foldAll(events));
        for (const group of groups) {
          const sum = IDS.filter((id) => id.startsWith(group)).reduce((all, id) => all + vector[id]!, 0);
          expect({ group, sum }).toEqual({ group, sum: expect.toBeOneOf([0, 1]) });
        }
        expect(vector['browse_depth@1']).toBeLessThanOrEqual(6);
        expect(vector['abandoned_step@1']).toBeLessThanOrEqual(4);
        expect(vector['price_band@1']).toBeLessThanOrEqual(5);
        expect(vector['weekday@1']).toBeLessThanOrEqual(7);
        expect(vector['search_refinements@1']).toBeLessThanOrEqual(Math.max(0, vector['searches@1']! - 1));
        expect(vector['top_item_seconds@1']).toBeLessThanOrEqual(vector['engaged_seconds@1']! * (1 + 1e-9));
      }),
      { numRuns: 200 },
    );
  });

  foldingHolds(more);
});

const AT = Date.UTC(2024, 2, 6);
const DAY = 86_400_000;

/** Events of which none needs another before it, in one session and at one time. */
const peers = fc.array(
  fc.record({
    name: fc.constantFrom('purchase', 'add_to_cart', 'list_sort', 'list_filter', 'review_read', 'view_item_list'),
    params: fc.record({
      value: fc.constant(20),
      sort_by: fc.constantFrom('price_asc' as const, 'newest' as const),
      filter_by: fc.constantFrom('brand' as const, 'size' as const),
      theme_fit: fc.nat(99),
      items: fc.array(
        fc.record({
          item_id: fc.constantFrom('a', 'b'),
          item_brand: fc.constantFrom('A', 'B'),
          item_category: fc.constantFrom('shoes', 'bags', 'hats'),
          price: fc.nat(100),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  }),
  { minLength: 2, maxLength: 12 },
);

describe('events of one moment', () => {
  it('count the same in any order', () => {
    const orders = peers.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
      ),
    );
    const number = (events: readonly Omit<LoggedEvent, 'seq' | 'at' | 'session'>[]) =>
      events.map((event, index) => ({ ...event, at: AT, session: 1, seq: index + 1 }));
    fc.assert(
      fc.property(orders, ([given, shuffled]) => {
        const [one, other] = [read(foldAll(number(given))), read(foldAll(number(shuffled)))];
        for (const id of IDS) expect({ id, value: other[id] }).toEqual({ id, value: expect.closeTo(one[id]!, 9) });
      }),
    );
  });
});

/** Ever new items, brands, categories, prices and orders, four a day. */
function browse(index: number): LoggedEvent {
  const names = ['view_item', 'view_item_list', 'add_to_cart', 'purchase', 'refund'] as const;
  const key = String(index);
  const item = { item_id: key, item_brand: key, item_category: key, price: 1.1 ** (index % 200) };
  const params = { items: [item], transaction_id: key, value: 10 };
  const at = AT + index * (DAY / 4);
  return { name: names[index % names.length]!, at, params, seq: index + 1, session: Math.floor(index / 20) };
}

const browsed = (from: number, count: number) => Array.from({ length: count }, (_, index) => browse(from + index));

describe('a long history', () => {
  it('does not grow the state without bound', () => {
    const state = foldAll(browsed(0, 10_000));
    const early = parts(state);
    foldAll(browsed(10_000, 10_000), state);
    expect(early).toBeGreaterThan(3000);
    // The days of the last year with an order or a refund come and go by one or two.
    expect(Math.abs(parts(state) - early)).toBeLessThan(20);
    expect(parts(state)).toBeLessThan(20_000);
  });

  it('does not grow the state without bound within one session either', () => {
    const names = ['view_item', 'user_engagement', 'search', 'add_to_wishlist', 'page_view', 'section_view'] as const;
    const long = (from: number) =>
      Array.from({ length: 6000 }, (_, index): LoggedEvent => {
        const key = String(from + Math.floor(index / names.length));
        const items = [{ item_id: key, item_variant: key, price: 1.1 ** (index % 200), review_count: index }];
        const params = { items, search_term: key, page_path: `/${key}`, engagement_time_msec: 10 } as const;
        return { name: names[index % names.length]!, at: AT + from + index, params, seq: index, session: 1 };
      });
    const state = foldAll(long(0));
    const early = parts(state);
    foldAll(long(6000), state);
    foldAll(long(12_000), state);
    expect(early).toBeGreaterThan(2000);
    // A price may come to a step that had none.
    expect(Math.abs(parts(state) - early)).toBeLessThan(20);
    const { seen } = state.groups['changes'] as { seen: Map<string, unknown> };
    expect(seen.size).toBe(200);
    expect(read(state)).toMatchObject({ 'distinct_searches@1': 3000, 'wishlist_items@1': 500 });
  });

  it('holds no more prices than categories kept and steps of price', () => {
    const state = start();
    const prices = fc.sample(fc.double({ min: 0, max: 1e13, noNaN: true }), { numRuns: 300, seed: 1 });
    prices.push(...Array.from({ length: 3000 }, (_, index) => 10 ** (index / 200 - 3)));
    prices.forEach((price, index) => {
      const params = { items: [{ item_id: 'a', item_category: String(index % 50), price }] };
      fold(state, { name: 'view_item', at: AT, params, seq: index, session: 1 });
    });
    const { seen } = state.groups['price'] as { seen: Map<string, Map<number, number>> };
    expect(seen.size).toBe(20);
    for (const steps of seen.values()) expect(steps.size).toBeLessThanOrEqual(374);
  });

  it('does not make an event look at more of the state', () => {
    const looks = (state: ReturnType<typeof start>, events: readonly LoggedEvent[]) => {
      let count = 0;
      foldAll(
        events,
        watched(state, () => (count += 1)),
      );
      return count / events.length;
    };
    // A page view of a day that has begun, the commonest event.
    const pages = (at: number) =>
      Array.from({ length: 100 }, (_, seq) => ({ name: 'page_view', at: at + seq, params: {}, seq, session: 9999 }));
    const state = foldAll(browsed(0, 4000));
    fold(state, { name: 'tick', at: AT + 4000 * DAY, params: {}, seq: 0, session: 9999 });
    const early = looks(state, pages(AT + 4000 * DAY));
    expect(early).toBeLessThan(150);
    foldAll(browsed(4000, 8000), state);
    fold(state, { name: 'tick', at: AT + 12_000 * DAY, params: {}, seq: 0, session: 9999 });
    expect(looks(state, pages(AT + 12_000 * DAY))).toBe(early);
  });

  it('knows the touched brands by their latest touches after a very long time', () => {
    const far = { name: 'view_item', at: 8e15, params: { items: [{ item_brand: 'new' }] }, seq: 1, session: 7 };
    const vector = read(foldAll([...browsed(0, 50), far, far]));
    expect(vector['brand_affinity@1']).toBe(1);
  });
});
