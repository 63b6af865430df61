import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../launch.js';
import { openListening } from '../listen.js';
import type { Ask, Shop } from '../serve-shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const jquery = readFileSync(createRequire(import.meta.url).resolve('jquery/dist/jquery.min.js'), 'utf8');
const PRODUCT = `<div class="container product-detail product-wrapper" data-pid="25M"><h1 class="product-name">Floral Dress</h1>
  <div class="prices"><div class="price"><del><span class="strike-through list"><span class="value" content="30.00">$30.00</span></span></del>
  <span class="sales"><span class="value" content="24.00">$24.00</span></span></div></div>
  <select class="custom-select select-size"><option value="">Size</option><option value="M">M</option></select>
  <select class="quantity-select"><option>1</option><option>2</option></select><button class="add-to-cart" data-pid="25M">Add</button></div>`;
const CART = `<div class="card product-info uuid-u1"><button class="remove-product" data-pid="701-M" data-name="Floral Dress" data-uuid="u1">×</button>
  <select class="form-control quantity" data-uuid="u1" data-pid="701-M" data-pre-select-qty="2"><option>2</option></select></div>`;
const PAGES: Readonly<Record<string, readonly [action: string, main: string]>> = {
  '/s/RefArch/floral-dress/25M.html': ['Product-Show', PRODUCT],
  '/s/RefArch/basket': ['Cart-Show', CART],
  '/s/RefArch/pay': ['Checkout-Begin', '<span class="grand-total-sum">$53.00</span>'],
  '/s/RefArch/confirmed': [
    'Order-Confirm',
    '<span class="order-number">00000301</span><span class="grand-total-sum">$53.00</span>',
  ],
};
const line = {
  id: '701-M',
  UUID: 'u1',
  productName: 'Floral Dress',
  price: { sales: { value: 24, currency: 'USD' }, list: { value: 30, currency: 'USD' } },
  quantity: 2,
  variationAttributes: [{ displayValue: 'M' }],
};
const ANSWERS: Readonly<Record<string, unknown>> = {
  'Product-Variation': { product: { ...line, id: '701-M' } },
  'Cart-AddProduct': { cart: { items: [line] }, pliUUID: 'u1', quantityTotal: 2, error: false },
  'Cart-RemoveProductLineItem': { basket: { items: [] }, toBeDeletedUUIDs: [] },
};

/** A storefront on SFRA. */
const sfraShop: Shop = {
  files: { '/jquery.js': jquery, '/sfra.js': readFileSync('test/e2e/shops/salesforce/sfra.js', 'utf8') },
  answer({ path }: Ask) {
    const answer = ANSWERS[path.split('/').at(-1)!];
    if (answer) return { type: 'application/json', body: JSON.stringify(answer) };
    const [action, main] = PAGES[path] ?? [];
    return action
      ? {
          body: `<!doctype html><html lang="en"><head><title>Shop</title><script defer src="/jquery.js"></script><script defer src="/sfra.js"></script></head>
          <body><div class="page" data-action="${action}" data-querystring="">${main}</div></body></html>`,
        }
      : undefined;
  },
};

describe('a storefront on SFRA', () => {
  it('tells product, add, cart, removal, checkout and order, once each', async () => {
    const shop = await openListening(stage, sfraShop, {
      config: { capture: { signals: false, sources: ['salesforce'] } },
    });
    await shop.go('/s/RefArch/floral-dress/25M.html');
    await shop.heard();
    await shop.page.selectOption('.select-size', 'M');
    await shop.page.selectOption('.quantity-select', '2');
    await shop.page.waitForTimeout(300);
    await shop.page.click('.add-to-cart');
    await shop.heard();
    await shop.go('/s/RefArch/basket');
    await shop.heard();
    await shop.page.click('.remove-product');
    await shop.heard();
    await shop.go('/s/RefArch/pay');
    await shop.heard();
    await shop.go('/s/RefArch/confirmed');
    const dress = { item_id: '25M', item_name: 'Floral Dress', price: 24, discount: 6 };
    const inCart = { item_id: '701-M', item_name: 'Floral Dress', quantity: 2 };
    expect((await shop.heard()).filter(({ name }) => name !== 'page_view')).toEqual([
      { name: 'view_item', params: { items: [dress] } },
      { name: 'add_to_cart', params: { items: [{ ...dress, item_variant: 'M', quantity: 2 }], currency: 'USD' } },
      { name: 'view_cart', params: { items: [inCart] } },
      { name: 'remove_from_cart', params: { items: [inCart] } },
      { name: 'begin_checkout', params: { value: 53 } },
      { name: 'purchase', params: { transaction_id: '00000301', value: 53 } },
    ]);
    expect(await shop.problems()).toEqual([]);
    expect(shop.errors).toEqual([]);
    await shop.close();
  });
});
