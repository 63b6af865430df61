import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Segment } from '../../../src/segments/segment.js';
import type { SegmentsState } from '../../../src/segments/segments.js';
import { walk, type Step } from './walk.js';

const BROWSING = ['view_item_list', 'search', 'gallery_interaction', 'review_read', 'select_item', 'scroll', 'tick'];
const BUYING = ['add_to_cart', 'remove_from_cart', 'view_cart', 'begin_checkout', 'add_to_wishlist', 'purchase'];
const KINDS = ['home', 'listing', 'sale', 'product', 'cart', 'checkout', 'thanks', 'lookbook', 'about'] as const;

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const scores = fc.record(
  {
    intent: probability,
    clusters: fc.record({
      'discount-seeker': probability,
      'visual-browser': probability,
      'urgency-buyer': probability,
    }),
  },
  { requiredKeys: [] },
);
const items = (categories: number) =>
  fc
    .record({ n: fc.nat(12), c: fc.nat(categories - 1), discount: fc.nat(2), quantity: fc.integer({ min: 1, max: 3 }) })
    .map(({ n, c, ...rest }) => [
      { item_id: `${c}-${n}`, item_category: `category ${c}`, item_brand: `b${n % 3}`, ...rest },
    ]);
const step = (names: readonly string[], categories: number): fc.Arbitrary<Step> =>
  fc.record(
    {
      name: fc.constantFrom(...names),
      after: fc.nat(300),
      params: items(categories).map((found) => ({ items: found })),
      scores,
    },
    { requiredKeys: ['name', 'params'] },
  );
const pageView: fc.Arbitrary<Step> = fc
  .record({
    page_kind: fc.constantFrom(...KINDS),
    device: fc.constantFrom('phone', 'tablet', 'desktop'),
    utc_offset: fc.integer({ min: -720, max: 840 }),
    campaign: fc.constantFrom('A', 'b', '', 'other'),
  })
  .map((params) => ({ name: 'page_view', params }) as Step);
const anyStep = fc.oneof(step([...BROWSING, ...BUYING, 'view_item'], 3), step(['view_item'], 3), pageView);

/** Steps over two visits, in order. */
const visits = fc
  .tuple(fc.array(anyStep, { maxLength: 40 }), fc.array(anyStep, { maxLength: 40 }))
  .map(([first, second]) => first.concat(second.map((one) => Object.assign({ session: 2 }, one))));

const campaigns = { a: 'style', b: 'discount' };
const active = (segments: readonly Segment[], family: string) =>
  segments.filter((one) => one.active && one.id.startsWith(family)).map((one) => one.id);
const changes = (values: readonly (string | undefined)[]) =>
  values.filter((value, index) => index > 0 && value !== values[index - 1]).length;
const stages = (steps: readonly Step[]) => walk(steps).map((segments) => active(segments, 'intent:')[0]);

/** Asserts for many random values; a failing one is shrunk and printed. */
const forAll = <T>(values: fc.Arbitrary<T>, holds: (value: T) => void) =>
  fc.assert(
    fc.property(values, (value) => {
      holds(value);
    }),
    { numRuns: 50 },
  );

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('over any stream of events', () => {
  test('scores stay within 0 to 1, reasons are finite, and what is unknown is never active', () => {
    forAll(visits, (steps: readonly Step[]) => {
      for (const segment of walk(steps, { campaigns }).flat()) {
        expect(segment.score >= 0 && segment.score <= 1).toBe(true);
        expect(segment.active && !segment.known).toBe(false);
        expect(segment.reasons.length).toBeLessThanOrEqual(3);
        for (const { text, contribution } of segment.reasons) {
          expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
          expect(Number.isFinite(contribution)).toBe(true);
        }
      }
    });
  });

  test('exactly one stage is active once intent is known, and two clusters at most', () => {
    forAll(visits, (steps: readonly Step[]) => {
      for (const segments of walk(steps)) {
        const { known } = segments.find((one) => one.id === 'intent:general')!;
        expect(active(segments, 'intent:')).toHaveLength(known ? 1 : 0);
        expect(active(segments, 'cluster:').length).toBeLessThanOrEqual(2);
      }
    });
  });

  test('high intent always names its product or category', () => {
    forAll(visits, (steps: readonly Step[]) => {
      const high = walk(steps).flatMap((segments) => segments.filter((one) => one.id === 'intent:high' && one.active));
      for (const { object } of high) expect(object).toBeDefined();
    });
  });

  test('a device, a daypart and the motive of the latest campaign stand once a page view has told them', () => {
    forAll(visits, (steps: readonly Step[]) => {
      const start: Step = { name: 'page_view', params: { device: 'phone', utc_offset: 60 } };
      for (const segments of walk([start, ...steps], { campaigns })) {
        expect(active(segments, 'context:device')).toHaveLength(1);
        expect(active(segments, 'context:daypart')).toHaveLength(1);
        expect(active(segments, 'context:campaign-').length).toBeLessThanOrEqual(1);
      }
    });
  });

  test('a state that was stored and read again goes on as if nothing had happened', () => {
    forAll(visits, (steps: readonly Step[]) =>
      expect(walk(steps, { campaigns, between: structuredClone<SegmentsState> })).toEqual(walk(steps, { campaigns })),
    );
  });

  test('no state is changed in place', () => {
    forAll(visits, (steps: readonly Step[]) => expect(() => walk(steps, { campaigns, between: frozen })).not.toThrow());
  });

  test('the share of each reason is part of a score by rules, and together they are no more than it', () => {
    forAll(visits, (steps: readonly Step[]) => {
      for (const { id, basis, score, reasons } of walk(steps).flat()) {
        if (basis === 'model' || !/^(cluster|intent)/.test(id)) continue;
        const sum = reasons.reduce((total, reason) => total + (reason.contribution ?? 0), 0);
        // fewer than three reasons are all there are
        expect(sum).toBeGreaterThanOrEqual(reasons.length < 3 ? score - 1e-9 : 0);
        expect(sum).toBeLessThanOrEqual(score + 1e-9);
      }
    });
  });
});

describe('stages do not flap', () => {
  const ORDER = ['intent:general', 'intent:researching', 'intent:high', 'intent:checkout'];

  test('a wavering model never takes back a stage while the shopper stays with one category', () => {
    const browsing = fc.array(step([...BROWSING, 'view_item', 'add_to_wishlist', 'add_to_cart'], 1), { maxLength: 80 });
    forAll(browsing, (steps: readonly Step[]) => {
      const levels = stages(steps).map((stage) => ORDER.indexOf(stage ?? ''));
      expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    });
  });

  test('browsing to and fro between categories changes the stage every second event at most', () => {
    const browsing = fc.array(step([...BROWSING, 'view_item', 'view_item', 'view_item'], 4), { maxLength: 120 });
    forAll(browsing, (steps: readonly Step[]) =>
      expect(changes(stages(steps))).toBeLessThanOrEqual(3 + steps.length / 2),
    );
  });

  test('beyond browsing, only what a shopper does on purpose moves a stage, three steps at most each', () => {
    const purpose = /purchase|remove_from_cart|add_to_cart|checkout|view_cart|add_to_wishlist|page_view/;
    forAll(visits, (steps: readonly Step[]) => {
      const deliberate = steps.filter(({ name }) => purpose.test(name)).length;
      const limit = 4 + 3 * deliberate + (steps.length - deliberate) / 2;
      expect(changes(stages(steps))).toBeLessThanOrEqual(limit);
    });
  });

  test('time alone never changes a stage', () => {
    const ticks = Array.from({ length: 5 }, () => ({ name: 'tick', after: 60 }));
    forAll(visits, (steps) => {
      const all = stages([{ name: 'page_view' }, ...steps, ...ticks]);
      expect(new Set(all.slice(steps.length)).size).toBe(1);
    });
  });
});

test('a cluster between its thresholds stays as it is, however the model wavers', () => {
  const between = fc.array(fc.double({ min: 0.35, max: 0.4999, noNaN: true }), { maxLength: 40 });
  const opening: readonly Step[] = ['page_view', 'page_view', 'page_view'].map((name) => ({ name }));
  const run = (first: number, values: readonly number[]) =>
    walk([
      ...opening,
      ...[first, ...values].map((value) => ({ name: 'tick', scores: { clusters: { 'visual-browser': value } } })),
    ])
      .slice(opening.length)
      .map((segments) => active(segments, 'cluster:').includes('cluster:visual-browser'));
  forAll(between, (values: readonly number[]) => {
    expect(new Set(run(0.6, values))).toEqual(new Set([true]));
    expect(new Set(run(0.1, values))).toEqual(new Set([false]));
  });
});

test('the state stays small, however many products are looked at, and keeps those in the cart', () => {
  const cart: Step = { name: 'add_to_cart', params: { items: [{ item_id: 'kept', item_name: 'Kept' }] } };
  let state: SegmentsState | undefined;
  const between = (before: SegmentsState) => (state = before);
  const timeline = walk(
    [
      cart,
      ...Array.from({ length: 500 }, (_, n) => ({
        name: 'view_item',
        params: { items: [{ item_id: `p${n}`, item_category: `c${n}` }] },
      })),
    ],
    { between },
  );
  expect(JSON.stringify(state).length).toBeLessThan(6000);
  expect(timeline.at(-1)!.find((one) => one.id === 'intent:high')!.object).toMatchObject({ name: 'Kept' });
});
