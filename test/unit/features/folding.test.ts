import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURE_IDS } from '../../../src/features/feature-ids.js';
import type { FeatureState } from '../../../src/features/features.js';
import { foldFeatures, readFeatures, startFeatures } from '../../../src/features/features.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { foldAll } from './fold-all.js';

const NAMES = (
  'page_view view_item_list select_item view_item add_to_cart remove_from_cart view_cart begin_checkout add_shipping_info ' +
  'add_payment_info purchase refund search view_promotion select_promotion add_to_wishlist user_engagement scroll video_start ' +
  'gallery_interaction review_read size_guide_view coupon_field_focus urgency_seen brand_story_view tick constructor'
).split(' ');
const KINDS = 'home listing sale product search cart checkout thanks account about lookbook help other __proto__'.split(
  ' ',
);
const BETWEEN_0_AND_1 = [
  'returning_visitor@1',
  'weekend@1',
  'special_day@1',
  'sale_share@1',
  'brand_focus@1',
  'scroll_depth@1',
  'add_pace@1',
] as const;

const number = fc.oneof(
  fc.nat(1000),
  fc.double(),
  fc.constantFrom(-1, -0, Number.MAX_VALUE, -Number.MAX_VALUE, Infinity, Number.NaN),
);
const text = fc.oneof(fc.constantFrom('', '1', '2', 'a', 'b', '__proto__', 'toString'), fc.string());
const anything = fc.oneof(number, text, fc.constantFrom(null, undefined, true));
const sparse = (shape: Record<string, fc.Arbitrary<unknown>>) => fc.record(shape, { requiredKeys: [] });

const item = fc.oneof(
  {
    weight: 9,
    arbitrary: sparse({
      item_id: text,
      item_name: text,
      item_brand: text,
      price: number,
      discount: number,
      quantity: number,
      coupon: text,
    }),
  },
  { weight: 1, arbitrary: sparse({ item_id: anything, item_brand: anything, discount: anything, quantity: anything }) },
  { weight: 1, arbitrary: anything },
);
const params = sparse({
  items: fc.oneof({ weight: 9, arbitrary: fc.array(item, { maxLength: 4 }) }, { weight: 1, arbitrary: anything }),
  value: fc.oneof(number, anything),
  coupon: text,
  transaction_id: text,
  percent_scrolled: fc.oneof(number, anything),
  engagement_time_msec: fc.oneof(number, anything),
  page_kind: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...KINDS) }, { weight: 1, arbitrary: anything }),
  utc_offset: fc.oneof(fc.integer({ min: -840, max: 840 }), anything),
});
const when = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1_700_000_000_000, max: 1_700_100_000_000 }) },
  { weight: 1, arbitrary: fc.oneof(number, fc.constantFrom(8.64e15, -8.64e15, 8.63e15, -8.63e15)) },
);
const log = fc.array(
  fc.record({
    name: fc.constantFrom(...NAMES),
    at: when,
    params: fc.oneof({ weight: 19, arbitrary: params }, { weight: 1, arbitrary: fc.constantFrom(undefined, null) }),
    seq: fc.nat(),
    session: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: number }),
  }),
  { maxLength: 60 },
) as fc.Arbitrary<unknown> as fc.Arbitrary<LoggedEvent[]>;

describe('folding any log', () => {
  it('gives finite values, none negative, after every event', () => {
    fc.assert(
      fc.property(log, (events) => {
        const state = startFeatures();
        for (const event of events) {
          const vector = readFeatures(foldFeatures(state, event));
          expect(FEATURE_IDS.filter((id) => !(Number.isFinite(vector[id]) && vector[id]! >= 0))).toEqual([]);
          expect(BETWEEN_0_AND_1.filter((id) => vector[id]! > 1)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('spends no more time on pages than in the session', () => {
    fc.assert(
      fc.property(log, (events) => {
        const vector = readFeatures(foldAll(events));
        const paged =
          vector['administrative_seconds@1']! + vector['informational_seconds@1']! + vector['product_seconds@1']!;
        expect(paged).toBeLessThanOrEqual(vector['session_seconds@1']! * (1 + 1e-9));
      }),
      { numRuns: 200 },
    );
  });

  it('in two parts, with the state stored between, equals folding at once', () => {
    fc.assert(
      fc.property(log, fc.nat(60), (events, cut) => {
        const stored = structuredClone(foldAll(events.slice(0, cut)));
        expect(foldAll(events.slice(cut), stored)).toEqual(foldAll(events));
      }),
      { numRuns: 200 },
    );
  });

  it('changes no event', () => {
    fc.assert(
      fc.property(log, (events) => {
        const before = structuredClone(events);
        readFeatures(foldAll(events));
        expect(events).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
});

/** Views of ever new items and brands, and ever new orders. */
function browse(index: number): LoggedEvent {
  const at = 1_700_000_000_000 + index * 1000;
  const key = String(index % 3 === 2 ? index - 2 : index);
  const names = ['view_item', 'page_view', 'view_item', 'purchase', 'add_to_cart'] as const;
  const params = {
    items: [{ item_id: key, item_brand: key }],
    transaction_id: key,
    value: 1,
    page_kind: 'product',
  } as const;
  return { name: names[index % names.length]!, at, params, seq: index + 1, session: 1 };
}

const browsed = (from: number, count: number) => Array.from({ length: count }, (_, index) => browse(from + index));

function view(item_id: string, index: number): LoggedEvent {
  return { name: 'view_item', at: index, params: { items: [{ item_id }] }, seq: index, session: 1 };
}

/** How many single values the state holds. */
function parts(value: unknown): number {
  if (value instanceof Map) return parts([...value]);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + parts(part), 0);
}

/** The same value, calling `touch` at every look at it, at anything in it, and at every step of an iteration over it. */
function watched<T>(value: T, touch: () => void): T {
  if (typeof value !== 'object' || value === null) return value;
  const get = (target: object, key: PropertyKey) => {
    touch();
    const found: unknown = Reflect.get(target, key);
    if (typeof found !== 'function') return watched(found, touch);
    return (...args: unknown[]) => watched(Reflect.apply(found, target, args), touch);
  };
  return new Proxy<T & object>(value, { get });
}

/** How often folding the events looks at the state. */
function touches(state: FeatureState, events: readonly LoggedEvent[]): number {
  let count = 0;
  foldAll(
    events,
    watched(state, () => (count += 1)),
  );
  return count;
}

describe('a long history', () => {
  it('does not grow the state without bound', () => {
    const state = foldAll(browsed(0, 5000));
    const early = parts(state);
    foldAll(browsed(5000, 20_000), state);
    expect(early).toBeGreaterThan(500);
    expect(parts(state)).toBe(early);
    expect(readFeatures(state)['distinct_items@1']).toBeGreaterThan(5000);
  });

  it('does not make an event look at more of the state', () => {
    const state = foldAll(browsed(0, 3000));
    const early = touches(state, browsed(3000, 300));
    foldAll(browsed(3300, 12_000), state);
    expect(touches(state, browsed(15_300, 300))).toBe(early);
    // Far below the 500 items remembered: no event walks through them.
    expect(early / 300).toBeLessThan(100);
    expect(early / 300).toBeGreaterThan(10);
  });

  it('forgets the item that was viewed longest ago, not the one viewed last', () => {
    const others = Array.from({ length: 499 }, (_, index) => `other-${index}`);
    const kept = foldAll(['kept', ...others, 'kept', 'one-more', 'kept'].map(view));
    expect(readFeatures(kept)['repeat_item_views@1']).toBe(2);
    const gone = foldAll(['gone', ...others, 'one-more', 'gone'].map(view));
    expect(readFeatures(gone)).toMatchObject({ 'repeat_item_views@1': 0, 'distinct_items@1': 502 });
  });
});
