import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../launch.js';
import { openListening } from '../listen.js';
import type { Ask, Reply, Shop } from '../serve-shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const jquery = readFileSync(createRequire(import.meta.url).resolve('jquery/dist/jquery.min.js'), 'utf8');
const GOODS: Readonly<Record<string, object>> = {
  '2-7': {
    id_product: '2',
    id_product_attribute: '7',
    name: 'Brown bear',
    reference: 'demo_2',
    category: 'art',
    price: '€26.90',
    price_amount: 26.9,
    reduction: 3,
  },
  '6-0': {
    id_product: '6',
    id_product_attribute: '0',
    name: 'Mug',
    reference: 'demo_11',
    category: 'mugs',
    price: '€11.90',
    price_amount: 11.9,
    reduction: 0,
  },
};

const form = (key: string, sold = ''): string => {
  const [id, attribute] = key.split('-');
  return `<form action="/cart${sold}" method="post"><input type="hidden" name="id_product" value="${id}"><input type="hidden" name="id_product_attribute" value="${attribute}">
   <input name="qty" value="1" ${sold ? '' : `id="${id === '2' ? 'quantity_wanted' : ''}"`}><button data-button-action="add-to-cart" id="add-${id}${sold && '-sold'}">Add</button></form>`;
};
const details = JSON.stringify({ ...GOODS['2-7'], quantity: 40 }).replaceAll('"', '&quot;');
const PAGES: Readonly<Record<string, readonly [name: string, main: string]>> = {
  '/2-7-brown-bear.html': [
    'product',
    `<h1>Brown bear</h1>${form('2-7')}<div id="product-details" data-product="${details}"></div>${form('6-0')}${form('6-0', '?sold=1')}`,
  ],
  '/cart': [
    'cart',
    '<a href="#" data-link-action="delete-from-cart" data-id-product="2" data-id-product-attribute="7" id="delete">×</a>',
  ],
  '/order': ['checkout', '<h1>Checkout</h1>'],
  '/order-confirmation': [
    'order-confirmation',
    '<table><tr class="total-value"><td>Total</td><td>€80.70</td></tr></table>',
  ],
};

/** A PrestaShop in the Classic theme: its pages, and what its cart answers. */
function prestaShop(): Shop {
  const cart = new Map<string, number>();
  const presented = () => ({
    products: [...cart].map(([key, cart_quantity]) => Object.assign({ cart_quantity }, GOODS[key])),
  });
  const change = (said: URLSearchParams, query: URLSearchParams): Reply => {
    const key = `${said.get('id_product')}-${said.get('id_product_attribute')}`;
    if (query.has('ajax')) return { type: 'application/json', body: '{"cart_detailed":"<div></div>"}' };
    if (query.has('sold')) return { type: 'application/json', body: '{"hasError":true,"errors":["Sold out"]}' };
    if (said.has('delete')) cart.delete(key);
    else cart.set(key, (cart.get(key) ?? 0) + Number(said.get('qty')));
    const [id_product, id_product_attribute] = key.split('-');
    return {
      type: 'application/json',
      body: JSON.stringify({ success: true, id_product, id_product_attribute, cart: presented() }),
    };
  };
  return {
    files: { '/jquery.js': jquery, '/core.js': readFileSync('test/e2e/shops/prestashop/core.js', 'utf8') },
    answer({ method, path, query, body }: Ask) {
      if (method === 'POST') return change(new URLSearchParams(body), query);
      const [name, main] = PAGES[path] ?? [];
      const prestashop = { cart: presented(), currency: { iso_code: 'EUR' }, page: { page_name: name } };
      return name
        ? {
            body: `<!doctype html><html lang="en"><head><title>Shop</title><script>var prestashop = ${JSON.stringify(prestashop)};</script></head>
            <body id="${name}" class="lang-en page-${name}"><span class="cart-products-count"></span><section id="main">${main}</section><script src="/jquery.js"></script><script src="/core.js"></script></body></html>`,
          }
        : undefined;
    },
  };
}

const BEAR = { item_id: 'demo_2', item_name: 'Brown bear', item_category: 'art', price: 26.9, discount: 3 };
const MUG = { item_id: 'demo_11', item_name: 'Mug', item_category: 'mugs', price: 11.9, discount: 0 };
const viewOf = (page_kind: string) => ({ name: 'page_view', params: expect.objectContaining({ page_kind }) });

describe('a PrestaShop', () => {
  it('tells product, adds, removal, cart, checkout and order, once each, and no add that was refused', async () => {
    const shop = await openListening(stage, prestaShop(), {
      config: { capture: { signals: false, sources: ['prestashop'] } },
    });
    await shop.go('/2-7-brown-bear.html');
    await shop.heard();
    await shop.page.fill('#quantity_wanted', '3');
    for (const selector of ['#add-2', '#add-6', '#add-6-sold']) {
      await shop.page.click(selector);
      await shop.page.waitForTimeout(300);
    }
    await shop.heard();
    await shop.go('/cart');
    await shop.heard();
    await shop.page.click('#delete');
    await shop.heard();
    await shop.go('/order');
    await shop.heard();
    await shop.go('/order-confirmation?id_cart=4&id_order=5');
    const lines = (...items: object[]) => ({ items, currency: 'EUR' });
    expect(await shop.heard()).toEqual([
      viewOf('product'),
      { name: 'view_item', params: lines(BEAR) },
      { name: 'add_to_cart', params: lines({ ...BEAR, quantity: 3 }) },
      { name: 'add_to_cart', params: lines({ ...MUG, quantity: 1 }) },
      viewOf('cart'),
      { name: 'view_cart', params: lines({ ...BEAR, quantity: 3 }, { ...MUG, quantity: 1 }) },
      { name: 'remove_from_cart', params: lines({ ...BEAR, quantity: 3 }) },
      viewOf('checkout'),
      { name: 'begin_checkout', params: lines({ ...MUG, quantity: 1 }) },
      viewOf('thanks'),
      { name: 'purchase', params: { transaction_id: '5', value: 80.7, currency: 'EUR' } },
    ]);
    expect(await shop.problems()).toEqual([]);
    expect(shop.errors).toEqual([]);
    await shop.close();
  });
});
