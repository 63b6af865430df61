import { describe, expect, test } from 'vitest';
import { deed, live, look, page, view, type Deed } from './shop-life.js';

const coat = { item_id: 'a', item_name: 'Fell coat', price: 180 };
const other = { item_id: 'b', item_name: 'Moor coat', price: 160 };
const paces = async (deeds: readonly Deed[]) =>
  (await live(deeds)).active.filter((id) => id.startsWith('pace:')).join();

const BUYS_AT_ONCE = [
  look(0),
  ...view(0, 6, coat),
  deed([0, 15], 'add_to_cart', { items: [coat] }),
  page([0, 20], 'cart'),
  page([0, 27], 'checkout'),
  deed([0, 28], 'begin_checkout'),
];
const COMPARES = [
  look(0),
  ...view(0, 30, coat),
  deed([0, 60], 'review_read'),
  ...view(0, 120, other),
  deed([0, 150], 'review_read'),
  deed([0, 170], 'compare_add', { items: [coat, other] }),
  ...view(0, 200, coat),
];
const SAVES = [...COMPARES, deed([0, 260], 'add_to_wishlist', { items: [coat] })];

describe('pace', () => {
  test.each<[string, readonly Deed[], string]>([
    ['straight into the cart and to the checkout', BUYS_AT_ONCE, 'pace:quick'],
    ['compares and reads reviews', COMPARES, 'pace:deliberate'],
    ['a page or two', [look(0), page([0, 9], 'listing')], ''],
    ['neither', [look(0), page([0, 14], 'listing'), page([0, 28], 'listing')], ''],
  ])('%s', async (_, deeds, expected) => {
    expect(await paces(deeds)).toBe(expected);
  });

  test('a deliberate shopper who returns after a price drop on a saved product is known at once, with the product', async () => {
    const { segments, active } = await live([...SAVES, look(6), ...view(6, 20, { ...coat, price: 140 })]);
    expect(active).toContain('pace:deliberate');
    const found = segments.get('pace:deliberate')!;
    expect(found.object).toEqual({ kind: 'item', id: 'a', name: 'Fell coat' });
    expect(found.reasons.map(({ feature }) => feature)).toContain('price_drops_seen@1');
  });

  test('the same return of somebody never seen before is not known, and a dearer product is no drop', async () => {
    expect((await live([look(6), ...view(6, 20, coat)])).segments.get('pace:deliberate')!.known).toBe(false);
    const { segments } = await live([...SAVES, look(6), ...view(6, 20, { ...coat, price: 190 })]);
    expect(segments.get('pace:deliberate')!.object).toBeUndefined();
  });

  test('what earlier visits add halves in a month', async () => {
    const added = async (day: number) => {
      const { segments } = await live([...COMPARES, look(day)]);
      return segments.get('pace:deliberate')!.score;
    };
    const { segments } = await live(COMPARES);
    const before = segments.get('pace:deliberate')!.score;
    // 200 s of the first visit have passed when it ends
    expect(await added(30 + 201 / 86_400)).toBeCloseTo(0.1 * before * 0.5, 4);
    expect((await added(60)) / (await added(30))).toBeCloseTo(0.5, 3);
  });
});
