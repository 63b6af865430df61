import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../launch.js';
import { openListening, type Listening } from './listen.js';
import type { Shop } from './serve-shop.js';

let stage: Stage;
let shop: Listening;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const plain: Shop = {
  folder: 'test/e2e/shops/plain',
  answer({ method, path }) {
    if (path === '/i.svg') return { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
    if (path === '/login') return { body: '<html><head></head><body><h1>Log in</h1></body></html>' };
    if (!/^\/(cart\/|api\/)/.test(path)) return undefined;
    const isFull = method === 'GET' || path === '/cart/full';
    return isFull ? { status: 303, headers: { location: '/cart' } } : { type: 'application/json', body: '{}' };
  },
};
/** As `plain`, where forms are answered by the cart's page. */
const full: Shop = {
  ...plain,
  answer: (ask) => (ask.method === 'POST' ? { status: 303, headers: { location: '/cart' } } : plain.answer?.(ask)),
};

const open = async (path: string, of = plain) => {
  shop = await openListening(stage, of);
  await shop.go(path);
};
/** What was heard but page views and the sections that came into view, and then the shop is closed. */
const heard = async () => {
  const events = (await shop.heard()).filter(({ name }) => !/^(page|section)_view$/.test(name));
  expect(await shop.problems()).toEqual([]);
  expect(shop.errors).toEqual([]);
  await shop.close();
  return events.map(({ name, params }) => [name, params]);
};

const sure = expect.any(Number);

type Layout = readonly [page: string, press: string, item: object, currency: string, quantity?: number];

const LAYOUTS: readonly Layout[] = [
  ['button', '.buy form button', { item_id: '117', item_name: 'Stoneware mug', price: 24.5, discount: 7.5 }, 'USD'],
  ['role', '.cta', { item_id: 'VASE-1', item_name: 'Vase', price: 48 }, 'USD', 3],
  ['component', 'product-form button', { item_id: '4411', item_name: 'Teapot', price: 89.95, discount: 10 }, 'USD'],
  ['component', '.sticky-add', { item_id: '4411', item_name: 'Teapot', price: 89.95, discount: 10 }, 'USD'],
  ['submit', '[type=submit][value]', { item_id: 'SV-20', item_name: 'Salad servers', price: 1299 }, 'USD'],
  ['link', '.btn', { item_id: '55', item_name: 'Tea towel', price: 12.9 }, 'EUR'],
  ['icon', '.icon', { item_id: '77', item_name: 'Candle holder', price: 15, discount: 5 }, 'USD'],
  ['priced', '.buy-button', { item_id: '31', item_name: 'Egg cup', price: 6 }, 'USD'],
];

describe('a shop that says nothing', () => {
  it.each(LAYOUTS)(
    'has one view_item and one add_to_cart on the product page “%s” by %s',
    async (...layout: Layout | readonly any[]) => {
      const [page, press, item, currency, quantity = 1] = layout as Layout;
      await open(`/products/${page}`, page === 'submit' ? full : plain);
      await shop.page.waitForTimeout(1200);
      await shop.page.click(press);
      expect((await heard()).filter(([name]) => name !== 'view_cart')).toEqual([
        ['view_item', { items: [item], currency, confidence: sure }],
        ['add_to_cart', { items: [{ ...item, quantity }], currency, confidence: sure }],
      ]);
    },
  );

  it('hears no add that did not come to be: no size was chosen', async () => {
    await open('/products/sized');
    await shop.page.waitForTimeout(1200);
    await shop.page.click('form.ajax button');
    await shop.page.waitForTimeout(3500);
    expect((await heard()).map(([name]) => name)).toEqual(['view_item']);
  });

  it('has one list of its cards, and what is added from a card is that card’s', async () => {
    await open('/shop');
    await shop.page.waitForTimeout(1200);
    await shop.page.click('[data-product-id="902"]');
    const items = [
      { item_id: '901', item_name: 'Bowl', price: 9 },
      { item_id: '902', item_name: 'Plate', price: 7, discount: 1 },
      { item_id: '903', item_name: 'Jug', price: 5 },
      { item_id: '904', item_name: 'Dish', price: 6.5 },
    ];
    expect(await heard()).toEqual([
      ['view_item_list', { item_list_name: 'All goods', items, currency: 'USD', confidence: sure }],
      ['add_to_cart', { items: [{ ...items[1], quantity: 1 }], currency: 'USD', confidence: sure }],
    ]);
  });

  it('has its cart with the lines in it, what is removed, and the way to a checkout elsewhere', async () => {
    await open('/cart');
    await shop.page.waitForTimeout(1200);
    await shop.page.click('.remove');
    await shop.page.waitForTimeout(1200);
    await shop.page.click('.elsewhere', { noWaitAfter: true });
    await shop.page.waitForTimeout(500);
    await shop.go('/about');
    const mug = { item_id: 'button', item_name: 'Stoneware mug', price: 24.5, quantity: 2 };
    const vase = { item_id: 'role', item_name: 'Vase', price: 48, quantity: 1 };
    expect(await heard()).toEqual([
      ['view_cart', { items: [mug, vase], currency: 'USD', confidence: sure }],
      ['remove_from_cart', { items: [mug], currency: 'USD', confidence: sure }],
      ['begin_checkout', { confidence: sure }],
    ]);
  });

  it('begins a checkout once, whatever steps it has, and makes nothing of other forms', async () => {
    await open('/checkout');
    await shop.page.waitForTimeout(1200);
    await shop.page.click('main form button');
    await shop.page.waitForTimeout(1200);
    await shop.go('/about');
    await shop.page.fill('[type=password]', 'secret');
    await shop.page.click('main form button').catch(() => undefined);
    expect((await heard()).map(([name]) => name)).toEqual(['begin_checkout']);
  });

  it('knows a search by its address, and what is kept for later', async () => {
    await open('/search?q=blue+bowl');
    await shop.page.waitForTimeout(1200);
    expect((await heard()).map(([name, { search_term }]: any) => [name, search_term])).toEqual([
      ['search', 'blue bowl'],
      ['view_item_list', undefined],
    ]);
    await open('/products/button');
    await shop.page.waitForTimeout(1200);
    await shop.page.click('.wish');
    const told = await heard();
    expect(told.map(([name]) => name)).toEqual(['view_item', 'add_to_wishlist']);
    expect(told[1]![1]).toMatchObject({ items: [{ item_id: '117', item_name: 'Stoneware mug' }] });
  });
});
