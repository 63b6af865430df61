import { beforeAll, describe, expect, test } from 'vitest';
import type { Models } from '../../../../src/model/open-models.js';
import { deed, list, live, look, page, shippedModels, view, views, type Deed } from './shop-life.js';
import { LUXURIOUS, THRIFTY } from './tastes.js';

let models: Models;
beforeAll(async () => {
  models = await shippedModels();
});

const MIDDLE = [80, 100, 60, 100, 80];
const prices = (...all: readonly number[]) => all.map((price) => ({ price }));
const north = MIDDLE.map((price) => ({ price, item_brand: 'North' }));
const MIDDLING = [look(0), list(0, 5), ...views(0, 20, prices(...MIDDLE))];
const LOYAL_TO_A_BRAND = [
  look(0),
  list(0, 5),
  page([0, 10], 'about'),
  deed([0, 14], 'brand_story_view'),
  deed([0, 15], 'list_filter', { filter_by: 'brand' }),
  ...views(0, 20, north),
];
const CURIOUS = [
  ...view(0, 0, { item_id: 'o', price: 50, item_brand: 'Old' }),
  look(9),
  list(9, 5),
  deed([9, 10], 'list_sort', { sort_by: 'newest' }),
  ...views(
    9,
    20,
    MIDDLE.map((price, n) => ({ price, item_brand: `n${n}` })),
  ),
];
const PATIENT = [0, 3, 5, 7].flatMap((day) =>
  [
    look(day),
    list(day, 5),
    view(day, 20, { item_id: 'a', price: 80 }),
    deed([day, 60], 'review_read', { theme_quality: 3 }),
    view(day, 120, { item_id: 'b', price: 90 }),
  ].flat(),
);
const reads = (params: object) => [look(0), deed([0, 30], 'review_read', params)];

describe.each(['model', 'rules'])('by %s', (by) => {
  const leanings = async (deeds: readonly Deed[], campaigns = {}) => {
    const lived = await live(deeds, { ...(by === 'model' && { models }), campaigns });
    return lived.active.filter((id) => id.startsWith('orientation:')).map((id) => id.slice(12));
  };

  test.each<[string, readonly Deed[], readonly string[]]>([
    ['the dearest goods, dearest first', LUXURIOUS, ['luxury']],
    ['the cheapest and what is reduced, cheapest first', THRIFTY, ['value']],
    ['what costs the middle', MIDDLING, []],
    ['one brand and its story', LOYAL_TO_A_BRAND, ['brand']],
    ['brands never met before, newest first', CURIOUS, ['novelty']],
    ['four visits to the same two, with reviews', PATIENT, ['deliberate']],
    [
      'reviews that speak of how long it lasts',
      reads({ theme_durability: 5, theme_fit: 2, theme_style: 1 }),
      ['durability'],
    ],
    ['reviews that speak of looks', reads({ theme_style: 4, theme_fit: 3 }), ['style']],
    [
      'reviews that speak of everything alike',
      reads({ theme_style: 2, theme_fit: 2, theme_durability: 2, theme_value: 2, theme_quality: 2, theme_service: 2 }),
      [],
    ],
    ['a mention or two', reads({ theme_style: 2 }), []],
    ['a first visit, in which everything is new', [look(0), ...views(0, 9, north)], []],
  ])('%s', async (_, deeds, expected) => {
    expect(await leanings(deeds)).toEqual(expected);
  });

  test.each([
    ['durability', 'durability'],
    ['style', 'style'],
    ['premium', 'luxury'],
  ])('an advertisement for %s is evidence on arrival', async (motive, expected) => {
    const arrival = [page([0, 0], 'home', { campaign: 'ad-7', referrer_class: 'paid' })];
    expect(await leanings(arrival, { 'ad-7': motive })).toEqual([expected]);
    // it holds for the visit, as the campaign does, unless something is done that says so
    expect(await leanings([...arrival, look(2)], { 'ad-7': motive })).toEqual([]);
  });
});

test('a model alone calls nobody luxurious: something dear must have been looked at', async () => {
  const deeds = [
    look(0),
    list(0, 5),
    ...views(0, 20, prices(80, 100, 80, 60, 80)),
    deed([0, 200], 'review_read', { theme_quality: 3, theme_durability: 4 }),
  ];
  const { segments, scores } = await live(deeds, { models });
  expect(scores['orientation']!.probabilities[0]).toBeGreaterThan(0.7623);
  expect(segments.get('orientation:luxury')).toMatchObject({ basis: 'model', known: true, active: false });
});

test('brand names the brand, and value is judged by rules whose shares make up its score', async () => {
  expect((await live(LOYAL_TO_A_BRAND, { models })).segments.get('orientation:brand')!.object).toEqual({
    kind: 'brand',
    id: 'North',
    name: 'North',
  });
  const { basis, score, reasons } = (await live(THRIFTY, { models })).segments.get('orientation:value')!;
  expect(basis).toBe('rules');
  expect(reasons.reduce((sum, one) => sum + one.contribution!, 0)).toBeLessThanOrEqual(score + 1e-9);
  expect(reasons[0]!.contribution).toBeGreaterThan(0.2);
});
