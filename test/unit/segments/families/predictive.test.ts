import { beforeAll, describe, expect, test } from 'vitest';
import type { Models } from '../../../../src/model/open-models.js';
import { deed, list, live, look, order, page, shippedModels, told, view, views, type Deed } from './shop-life.js';

let models: Models;
beforeAll(async () => {
  models = await shippedModels();
});

const coat = { item_id: 'a', item_name: 'Coat', price: 80 };
const BUYING = [
  look(0),
  ...view(0, 5, coat),
  deed([0, 15], 'add_to_cart', { items: [coat] }),
  page([0, 40], 'checkout'),
  deed([0, 41], 'begin_checkout'),
];
const IDLE = Array.from({ length: 12 }, (_, n) => page([0, n * 3], n % 2 ? 'listing' : 'home'));
const days = (...all: readonly number[]) => all.flatMap((day) => order(day));
const MONTHLY = days(0, 30, 60, 90, 120);

const predicted = async (deeds: readonly Deed[], by: string) =>
  (await live(deeds, by === 'model' ? { models } : {})).active
    .filter((id) => id.startsWith('predictive:'))
    .map((id) => id.slice(11));

describe.each(['model', 'rules'])('the buyer of this visit, by %s', (by) => {
  test('is likely at the checkout, unlikely after a dozen idle pages, neither of them after the order', async () => {
    expect(await predicted(BUYING, by)).toContain('likely-buyer');
    expect(await predicted(IDLE, by)).toContain('unlikely-buyer');
    const done = await predicted([...BUYING, deed([0, 90], 'purchase', { transaction_id: 'x', value: 80 })], by);
    expect(done.join()).not.toMatch(/likely-buyer/);
  });

  test('is not known after a page, and never both', async () => {
    const { segments } = await live([look(0)], by === 'model' ? { models } : {});
    expect(segments.get('predictive:likely-buyer')!.known).toBe(false);
    expect(segments.get('predictive:unlikely-buyer')!.known).toBe(false);
    const both = await predicted([...IDLE, ...BUYING.map((one) => ({ ...one, second: 60 + (one.second ?? 0) }))], by);
    expect(both).toContain('likely-buyer');
    expect(both).not.toContain('unlikely-buyer');
  });
});

describe('churn', () => {
  test.each<[string, readonly Deed[], string, boolean]>([
    ['orders each month, as ever', [...MONTHLY, look(130)], 'model', false],
    ['orders each month, as ever', [...MONTHLY, look(130)], 'rules', false],
    ['two orders, four months ago', [...days(0, 30), look(150)], 'model', true],
    [
      'smaller and smaller orders, four months ago',
      [0, 30, 60, 90, 120].flatMap((day, n) => order(day, { value: 90 - 18 * n })).concat(look(240)),
      'model',
      true,
    ],
    ['eighteen months ago: lost already', [...days(0), look(548)], 'model', false],
  ])('%s, by %s: %s', async (...[, deeds, by, expected]) => {
    expect((await predicted(deeds, by)).includes('churn-risk')).toBe(expected);
  });

  test('comes in where eight of ten alarms were right, and stays where seven were', async () => {
    const { segments, scores } = await live([...days(0, 30), look(150)], { models });
    const thresholds = scores['churn']!.thresholds as Record<string, number>;
    expect(segments.get('predictive:churn-risk')).toMatchObject({
      basis: 'model',
      score: scores['churn']!.probabilities[0],
      enter: thresholds['precision_0.8'],
      exit: thresholds['precision_0.7'],
    });
  });

  test('signs of trouble speak where the orders do not yet', async () => {
    const facts = {
      orders: 3,
      open_complaints: 2,
      last_order_at: Date.UTC(2025, 6, 1),
      first_order_at: Date.UTC(2025, 3, 1),
    };
    const { segments } = await live([look(0), told(0, facts)]);
    const risk = segments.get('predictive:churn-risk')!;
    expect(risk).toMatchObject({ known: true, active: true, basis: 'rules' });
    expect(risk.reasons.map(({ feature }) => feature)).toContain('known_open_complaints@1');
    const { open_complaints: _, ...calm } = facts;
    expect((await live([look(0), told(0, calm)])).active).not.toContain('predictive:churn-risk');
  });

  test('is not known of a prospect', async () => {
    expect((await live(BUYING, { models })).segments.get('predictive:churn-risk')!.known).toBe(false);
  });
});

describe('upsell', () => {
  const dear = [
    look(0),
    list(0, 5),
    deed([0, 9], 'list_sort', { sort_by: 'price_desc' }),
    ...views(
      0,
      20,
      [300, 200, 300].map((price) => ({ price })),
    ),
  ];
  const cheap = [
    look(0),
    list(0, 5),
    ...views(
      0,
      20,
      [20, 40, 20].map((price) => ({ price })),
    ),
  ];

  test.each(['model', 'rules'])('by %s: who looks at the dearer goods, not who looks at the cheapest', async (by) => {
    expect(await predicted(dear, by)).toContain('upsell-receptive');
    expect(await predicted(cheap, by)).not.toContain('upsell-receptive');
  });

  test('is not known before prices are', async () => {
    const { segments } = await live([look(0), ...views(0, 9, [{}, {}, {}])], { models });
    expect(segments.get('predictive:upsell-receptive')!.known).toBe(false);
  });
});

describe('the next order', () => {
  const window = async (deeds: readonly Deed[], by: string) =>
    (await predicted(deeds, by)).filter((name) => name.startsWith('next')).join();

  test.each<[string, readonly Deed[], string, string]>([
    ['weekly orders', [...days(0, 7, 14, 21, 28, 35, 42), look(48)], 'now', 'now'],
    ['monthly orders, the last ten days ago', [...MONTHLY, look(130)], 'soon', 'soon'],
    ['one order long ago', [...days(0), look(300)], 'later', 'later'],
    ['a prospect at the checkout', BUYING, 'now', 'now'],
    ['a prospect with idle pages', IDLE, 'later', 'later'],
  ])('%s', async (...[, deeds, byModel, byRules]) => {
    expect(await window(deeds, 'model')).toBe(`next-purchase-${byModel}`);
    expect(await window(deeds, 'rules')).toBe(`next-purchase-${byRules}`);
  });

  test('is soon from the days of the manifest, now from half of them', async () => {
    const { segments, scores } = await live([...MONTHLY, look(130)], { models });
    const { soon_days: soon } = scores['next_purchase']!.thresholds as { soon_days: number };
    const days = scores['next_purchase']!.values![0]!;
    expect(segments.get('predictive:next-purchase-soon')!.score).toBeCloseTo(soon / (soon + days), 9);
    expect(segments.get('predictive:next-purchase-soon')!.enter).toBe(0.5);
    expect(segments.get('predictive:next-purchase-now')!.enter).toBeCloseTo(2 / 3, 9);
  });
});
