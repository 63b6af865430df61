import { beforeAll, describe, expect, test } from 'vitest';
import type { Models } from '../../../../src/model/open-models.js';
import { deed, list, live, look, order, page, shippedModels, view, views, type Deed } from './shop-life.js';

let models: Models;
beforeAll(async () => {
  models = await shippedModels();
});

const coat = { item_id: 'a', item_name: 'Coat', price: 80 };
const adds = (day: number, second: number) => deed([day, second], 'add_to_cart', { items: [coat] });
const warmth = /^prospect:/;
const welcomes = /^welcome:/;

const campaigns = { 'aff-atelier': 'premium', summer: 'discount' };

async function active(deeds: readonly Deed[], by: string, ids: RegExp) {
  const lived = await live(deeds, { ...(by === 'model' && { models }), campaigns });
  return lived.active.filter((id) => ids.test(id)).join();
}

const BUYING = [look(0), ...view(0, 5, coat), adds(0, 30), page([0, 40], 'checkout'), deed([0, 41], 'begin_checkout')];
const RETURNING = [0, 3, 5, 7].flatMap((day) =>
  [look(day), view(day, 20, coat), deed([day, 60], 'review_read')].flat(),
);

describe.each(['model', 'rules'])('how warm, by %s', (by) => {
  test.each<[string, readonly Deed[], string]>([
    ['at the checkout', BUYING, 'prospect:hot'],
    ['came back four times and read reviews', RETURNING, 'prospect:warm'],
    ['ten pages and nothing done', Array.from({ length: 10 }, (_, n) => page([0, n * 15], 'listing')), 'prospect:cold'],
    ['two pages: not known yet', [look(0), page([0, 9], 'listing')], ''],
    ['has ordered: no prospect any more', [...BUYING, ...order(1)], ''],
  ])('%s', async (_, deeds, expected) => {
    expect(await active(deeds, by, warmth)).toBe(expected);
  });

  test('it cools when the cart is emptied', async () => {
    const emptied = deed([0, 90], 'remove_from_cart', { items: [coat] });
    const carted = [look(0), ...view(0, 5, coat), adds(0, 90), page([0, 100], 'cart')];
    const without = [look(0), ...view(0, 5, coat), page([0, 100], 'cart')];
    expect(await active(carted, by, warmth)).not.toBe('prospect:cold');
    expect(await active([...without, adds(0, 101), emptied, page([0, 200], 'listing')], 'rules', warmth)).toBe(
      'prospect:cold',
    );
  });
});

describe('the welcome', () => {
  const came = (campaign: string) => [page([0, 0], 'product', { campaign, affiliate: 1, referrer_class: 'referral' })];
  const prices = (...all: readonly number[]) => [
    look(0),
    list(0, 5),
    ...views(
      0,
      9,
      all.map((price) => ({ price })),
    ),
  ];

  test.each<[string, readonly Deed[], string]>([
    ['a first page', [look(0)], 'welcome:standard'],
    ['an affiliate’s link to premium goods, on arrival', came('aff-atelier'), 'welcome:premium'],
    ['another campaign', came('summer'), 'welcome:standard'],
    ['looks at the dearest', prices(300, 300, 200, 300), 'welcome:premium'],
    ['looks at what costs the middle', prices(80, 100, 60), 'welcome:standard'],
    ['has ordered', order(0), ''],
  ])('%s: %s', async (_, deeds, expected) => {
    expect(await active(deeds, 'rules', welcomes)).toBe(expected);
    expect(await active(deeds, 'model', welcomes)).toBe(expected);
  });

  test('a model alone makes nobody premium who has not looked at the dearer goods', async () => {
    const { segments, scores } = await live(BUYING, { models });
    const { high } = (scores['prospect']!.thresholds as Record<string, { high: number }>)['high_value']!;
    expect(scores['prospect']!.probabilities[3]).toBeGreaterThan(high);
    expect(segments.get('welcome:premium')!.active).toBe(false);
  });

  test('names the campaign as its reason', async () => {
    const { segments } = await live(came('aff-atelier'), { campaigns });
    expect(segments.get('welcome:premium')!.reasons[0]).toEqual({
      text: 'you came by the campaign aff-atelier',
      contribution: 0.5,
    });
  });
});

test('hot and warm come in at the thresholds of the manifest where the model speaks', async () => {
  const { segments, scores } = await live([look(0), page([0, 9], 'listing'), page([0, 20], 'product')], { models });
  const { high, upper } = (scores['prospect']!.thresholds as Record<string, { high: number; upper: number }>)[
    'first_order_30_days'
  ]!;
  expect(segments.get('prospect:hot')).toMatchObject({ basis: 'model', enter: high, exit: upper });
  expect(segments.get('prospect:warm')).toMatchObject({ basis: 'model', enter: upper });
  expect(segments.get('prospect:hot')!.score).toBe(scores['prospect']!.probabilities[1]);
});
