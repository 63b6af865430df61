import { describe, expect, it } from 'vitest';
import { faded } from '../../../src/catalogue/shopper/faded.js';
import { foldGoods } from '../../../src/catalogue/shopper/fold-goods.js';
import { startGoods } from '../../../src/catalogue/shopper/goods.js';
import { goodsAfter, HOUR, item, logged, START, viewed } from './events.js';

const lines = (goods: ReturnType<typeof goodsAfter>) =>
  goods.cart.map(({ id, variant, quantity }) => [id, variant, quantity]);

describe('the cart', () => {
  it('is what was put in and not taken out, by product and variant', () => {
    const goods = goodsAfter(
      ['add_to_cart', { items: [item('a', { item_variant: 'M' }), item('b', { quantity: 2 })] }],
      ['add_to_cart', { items: [item('a', { item_variant: 'L' })] }],
      ['add_to_cart', { items: [item('a', { item_variant: 'M', quantity: 2 })] }],
      ['remove_from_cart', { items: [item('b')] }],
    );
    expect(lines(goods)).toEqual([
      ['b', undefined, 1],
      ['a', 'L', 1],
      ['a', 'M', 3],
    ]);
  });

  it('is all that a shown cart holds, in the order in which it was filled', () => {
    const goods = goodsAfter(
      ['add_to_cart', { items: [item('a')] }],
      ['add_to_cart', { items: [item('b')] }],
      ['view_cart', { items: [item('c'), item('b', { quantity: 4 }), item('a')] }],
      ['view_cart', {}],
    );
    expect(lines(goods)).toEqual([
      ['a', undefined, 1],
      ['b', undefined, 4],
      ['c', undefined, 1],
    ]);
    expect(lines(goodsAfter(['add_to_cart', { items: [item('a')] }], ['view_cart', { items: [] }]))).toEqual([]);
  });

  it('is empty after an order or its thanks, and keeps over visits', () => {
    const added = ['add_to_cart', { items: [item('a')] }] as const;
    expect(lines(goodsAfter(added, ['page_view', {}, 30, 2]))).toHaveLength(1);
    expect(lines(goodsAfter(added, ['purchase', { items: [item('x')] }]))).toEqual([]);
    expect(lines(goodsAfter(added, ['page_view', { page_kind: 'thanks' }]))).toEqual([]);
  });

  it('a removal of a variant that was told otherwise takes from the product', () => {
    const goods = goodsAfter(
      ['add_to_cart', { items: [item('a', { item_variant: 'M' })] }],
      ['remove_from_cart', { items: [item('a')] }],
    );
    expect(lines(goods)).toEqual([]);
  });
});

describe('what is wanted', () => {
  it('weighs what was done, and fades by half in three days', () => {
    const goods = goodsAfter(...viewed('a'), ['add_to_cart', { items: [item('a')] }], ['gallery_interaction']);
    const good = goods.all.get('a')!;
    expect(good.weight).toBeCloseTo(4.5, 3);
    expect(faded(good, good.at + 72 * HOUR)).toBeCloseTo(good.weight / 2, 6);
  });

  it('is settled for the most part by an order, and what was sent back is not owned', () => {
    const goods = goodsAfter(
      ...viewed('a'),
      ['purchase', { items: [item('a'), item('b')] }],
      ['refund', { items: [item('b')] }],
    );
    expect(goods.all.get('a')!.weight).toBeCloseTo(0.25, 3);
    expect([...goods.owned.keys()]).toEqual(['a']);
  });

  it('remembers 500 products, the last ones, however many there were', () => {
    const goods = startGoods();
    const many = Array.from({ length: 700 }, (_, at) => ['view_item', { items: [item(`p${at}`)] }] as const);
    for (const event of logged(many)) foldGoods(goods, event);
    expect(goods.all.size).toBe(500);
    expect(goods.all.has('p199')).toBe(false);
    expect(goods.all.has('p200')).toBe(true);
  });

  it('knows the page’s products and the currency of the visit', () => {
    const goods = goodsAfter(...viewed('a'), ...viewed('b', { price: 9 }));
    expect(goods).toMatchObject({ here: ['b'], currency: 'EUR', page: 3, seq: 4 });
    expect(goods.all.get('b')).toMatchObject({ price: 9, currency: 'EUR', priced: START + 3000 });
    expect(goodsAfter(...viewed('a'), ['page_view', {}, 30, 2])).toMatchObject({ here: [], currency: '' });
  });

  it('says whether lists may look otherwise', () => {
    const goods = startGoods();
    const told = [
      ...viewed('a'),
      ['scroll'],
      ['user_engagement'],
      ['add_to_cart', { items: [item('a')] }],
      ['view_item_list', { items: [item('z')] }],
    ] as const;
    expect(logged(told as never).map((event) => foldGoods(goods, event))).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });
});
