import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Models } from '../../../../src/model/open-models.js';
import { openWholeRulebook } from '../../../../src/whole-rulebook.js';
import type { Reason, Segment } from '../../../../src/segments/segment.js';
import type { SegmentsState } from '../../../../src/segments/segments.js';
import { list, live, order, page, shippedModels, told, view, type Deed } from './shop-life.js';

let models: Models;
beforeAll(async () => {
  models = await shippedModels();
});

const MINE = /^(pace|predictive|rfm|lifecycle|prospect|welcome|clv|orientation):/;
/** Of each of these exactly one is active once one of them is known, and none before. */
const PARTITIONS: readonly (readonly [name: string, ids: RegExp])[] = [
  ['lifecycle', /^lifecycle:/],
  ['rfm', /^rfm:(?!fading|one-time)/],
  ['clv', /^clv:/],
  ['next purchase', /^predictive:next-purchase-/],
];
/** Of each of these one at most. */
const RIVALS = [
  /^pace:/,
  /^rfm:fading-/,
  /^predictive:(un)?likely-/,
  /^orientation:(luxury|value)$/,
  /^prospect:/,
  /^welcome:/,
];

const item = fc
  .record({ n: fc.nat(6), brand: fc.nat(3), price: fc.constantFrom(10, 40, 80, 160, 400), discount: fc.nat(2) })
  .map(({ n, brand, price, discount }) => ({
    item_id: `i${n}`,
    item_name: `Item ${n}`,
    item_brand: `b${brand}`,
    price,
    discount,
  }));
const event = fc.constantFrom(
  'add_to_wishlist',
  'remove_from_cart',
  'begin_checkout',
  'view_cart',
  'compare_add',
  'coupon_field_focus',
  'search',
  'scroll',
  'tick',
);
const kind = fc.constantFrom(
  'home',
  'listing',
  'sale',
  'product',
  'cart',
  'checkout',
  'thanks',
  'about',
  'lookbook',
  'account',
);
type Act = (day: number, second: number) => readonly Deed[];
const act: fc.Arbitrary<Act> = fc.oneof(
  item.map(
    (one): Act =>
      (day, second) =>
        view(day, second, one),
  ),
  item.map((one): Act => (day, second) => [{ day, second, name: 'add_to_cart', params: { items: [one] } }]),
  fc.tuple(event, item).map(([name, one]): Act => (day, second) => [{ day, second, name, params: { items: [one] } }]),
  fc
    .tuple(kind, fc.constantFrom(-700, 0, 60, 800), fc.constantFrom('a', 'b', ''))
    .map(([page_kind, utc_offset, campaign]): Act => (day, second) => [
      page([day, second], page_kind as 'home', { utc_offset, campaign }),
    ]),
  fc.constant<Act>((day, second) => [list(day, second)]),
  fc
    .nat(5)
    .map((n): Act => (day, second) => [
      { day, second, name: 'review_read', params: { theme_style: n, theme_durability: 5 - n, theme_fit: 1 } },
    ]),
  fc
    .constantFrom('price_asc', 'price_desc', 'newest')
    .map((sort_by): Act => (day, second) => [
      { day, second, name: 'list_sort', params: { sort_by: sort_by as 'newest' } },
    ]),
  fc
    .constantFrom(5, 80, 900)
    .map((value): Act => (day, second) => [
      { day, second, name: 'purchase', params: { transaction_id: `${day}-${second}`, value } },
    ]),
  fc.nat(8).map((orders): Act => (day) => [told(day, { orders, aov: 50, ...(orders > 4 && { open_complaints: 1 }) })]),
);
/** Visits with gaps of a day to a year between them, of acts with gaps of a second to five minutes. */
const histories = fc
  .array(
    fc.tuple(fc.constantFrom(1, 7, 30, 90, 365), fc.array(fc.tuple(fc.nat(300), act), { minLength: 1, maxLength: 12 })),
    { minLength: 1, maxLength: 6 },
  )
  .map((visits) => {
    let day = 0;
    return visits.flatMap(([gap, acts]) => {
      day += gap;
      let second = 0;
      return acts.flatMap(([after, of]) => of(day, (second += after + 1)));
    });
  });
const campaigns = { a: 'premium', b: 'style' };

type Living = NonNullable<Parameters<typeof live>[1]>;

/** Asserts for many histories, lived through by rules or with the models; a failing one is shrunk and printed. */
const forAll = (holds: (deeds: readonly Deed[], living: Living) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(histories, fc.boolean(), (deeds, modelled) =>
      holds(deeds, { campaigns, ...(modelled && { models }) }),
    ),
    { numRuns: 25 },
  );
const mine = (segments: readonly Segment[]) => segments.filter(({ id }) => MINE.test(id));

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

test('partitions are total and disjoint: exactly one once known, none before', async () => {
  await forAll(async (deeds, living) => {
    const faults = (await live(deeds, living)).timeline.flatMap((segments) =>
      PARTITIONS.filter(([, ids]) => {
        const all = segments.filter(({ id }) => ids.test(id));
        const known = all.filter((one) => one.known).length;
        const active = all.filter((one) => one.active).length;
        return !(known === all.length ? active === 1 : !known && !active);
      }),
    );
    expect(faults).toEqual([]);
  });
});

test('a shopper who has not ordered is hot, warm or cold once that is known, and has one welcome; a customer has none', async () => {
  await forAll(async (deeds, living) => {
    const faults = (await live(deeds, living)).timeline.flatMap((segments) => {
      const prospect = segments.find(({ id }) => id === 'lifecycle:prospect')!.active;
      return [/^prospect:/, /^welcome:/].filter((ids) => {
        const all = segments.filter(({ id }) => ids.test(id));
        return all.filter(({ active }) => active).length !== Number(prospect && all[0]!.known);
      });
    });
    expect(faults).toEqual([]);
  });
});

test('of two opposites one at most is active', async () => {
  await forAll(async (deeds, living) => {
    const faults = (await live(deeds, living)).timeline.flatMap((segments) =>
      RIVALS.filter((ids) => segments.filter(({ id, active }) => active && ids.test(id)).length > 1),
    );
    expect(faults).toEqual([]);
  });
});

test('scores lie within 0 to 1, what is unknown is never active, reasons are in words and positive', async () => {
  const isReason = ({ text, contribution }: Reason) =>
    contribution! > 0 && text !== '' && !/NaN|undefined|null|Infinity|_/.test(text);
  await forAll(async (deeds, living) => {
    const faults = (await live(deeds, living)).timeline.flatMap((segments) =>
      mine(segments).filter(
        ({ score, active, known, reasons }) =>
          !(score >= 0 && score <= 1) ||
          (active && !known) ||
          (active && score > 0 && !reasons.length) ||
          reasons.length > 3 ||
          !reasons.every(isReason),
      ),
    );
    expect(faults).toEqual([]);
  });
});

test('the shares of a rule add up to its score; those of a model are its own contributions', async () => {
  await forAll(async (deeds, living) => {
    const { timeline, scores } = await live(deeds, living);
    const faults = mine(timeline.at(-1) ?? []).filter(({ id, basis, score, model, reasons }) => {
      const sum = reasons.reduce((total, reason) => total + reason.contribution!, 0);
      // fewer than three reasons are all there are
      if (basis === 'rules' || id.startsWith('rfm:'))
        return sum > score + 1e-9 || (reasons.length > 0 && reasons.length < 3 && sum < score - 1e-9);
      const { contributions = [] } = Object.values(scores).find((one) => one?.model === model) ?? {};
      const own = new Set(contributions.flat().map(Math.abs));
      return !reasons.every(({ contribution }) => own.has(contribution!));
    });
    expect(faults).toEqual([]);
  });
});

test('what is kept from event to event is plain data, never changed in place, and may be stored and read again', async () => {
  await forAll(async (deeds, living) => {
    const plain = await live(deeds, living);
    const stored = await live(deeds, { ...living, between: structuredClone<SegmentsState> });
    const kept = await live(deeds, { ...living, between: frozen });
    expect([stored, kept].filter(({ timeline }) => !isDeepStrictEqual(timeline, plain.timeline))).toEqual([]);
  });
});

/** All but the numbers behind the reasons: a model's inputs may move by too little to move its score. */
const gist = ({ reasons, path: _path, ...rest }: Segment) => ({
  ...rest,
  reasons: reasons.map(({ feature }) => feature),
});

test('a family that hands back what it judged before would judge the same again', async () => {
  const anew = (kept: unknown) => (Array.isArray(kept) ? kept : { ...(kept as object), language: 'none' });
  const forget = (state: SegmentsState): SegmentsState => ({ ...state, further: state.further.map(anew) });
  await forAll(async (deeds, living) => {
    const { timeline } = await live(deeds, living);
    const again = await live(deeds, { ...living, between: forget });
    const faults = timeline.flatMap((segments, place) =>
      segments.filter((one, n) => !isDeepStrictEqual(gist(one), gist(again.timeline[place]![n]!))),
    );
    expect(faults).toEqual([]);
  });
});

test('a family that nothing concerns hands back the very segments of before', async () => {
  const ticks = Array.from({ length: 4 }, (_, n) => ({ day: 0, second: 200 + 60 * n, name: 'tick' }));
  const { timeline } = await live([...order(0), ...ticks], { models });
  const [before = [], after = []] = timeline.slice(-2).map(mine);
  expect(after).toHaveLength(45);
  after.forEach((one, place) => expect(one).toBe(before[place]));
});

test('every id is given after every event, in its order', async () => {
  const ids = openWholeRulebook({})
    .families.flatMap((family) => family.ids)
    .filter((id) => MINE.test(id));
  await forAll(async (deeds, living) => {
    const faults = (await live(deeds, living)).timeline.filter(
      (segments) =>
        mine(segments)
          .map(({ id }) => id)
          .join() !== ids.join(),
    );
    expect(faults).toEqual([]);
  });
});

test('the state stays small, however much happens', async () => {
  const deeds = Array.from({ length: 300 }, (_, n) =>
    view(n, 0, { item_id: `i${n}`, item_brand: `brand ${n}`, price: n }),
  ).flat();
  const { state } = await live(deeds);
  const { families } = openWholeRulebook({});
  const kept = state.further.filter((_, place) => MINE.test(families[place]!.ids[0]!));
  expect(kept).toHaveLength(15);
  expect(JSON.stringify(kept).length).toBeLessThan(30_000);
});
