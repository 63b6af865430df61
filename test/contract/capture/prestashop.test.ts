// @vitest-environment happy-dom
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sources } from '../../../src/capture/sources/prestashop/prestashop.js';
import type { Trouble } from '../../../src/lib/report.js';
import { hearSource } from './hear-source.js';

const page = window as unknown as Record<string, any>;
const fail = ({ cause }: Trouble): never => {
  throw cause;
};
const product = (id: number, attribute: number, quantity: number) => ({
  id_product: `${id}`,
  id_product_attribute: `${attribute}`,
  cart_quantity: `${quantity}`,
  name: `Mug ${id}`,
  reference: `demo_${id}`,
  manufacturer_name: 'Studio',
  category: 'mugs',
  price: '€11.90',
  price_with_reduction: 11.9,
  reduction: 2,
});
const item = (id: number, quantity: unknown) => ({
  item_id: `demo_${id}`,
  aliases: [`${id}`, undefined],
  item_name: `Mug ${id}`,
  item_brand: 'Studio',
  item_category: 'mugs',
  price: 11.9,
  discount: 2,
  quantity,
});
const added = (id: unknown, attribute: unknown, cart?: unknown) => ({
  reason: { idProduct: id, idProductAttribute: attribute, linkAction: 'add-to-cart', cart },
  resp: { success: true, cart },
});

let open: ReturnType<typeof hearSource>;
/** PrestaShop hangs the methods of Node's EventEmitter on its global. */
const start = (more: Record<string, unknown> = {}): void => {
  page['prestashop'] = Object.assign(Object.create(EventEmitter.prototype), {
    cart: { products: [product(1, 0, 1)] },
    currency: { iso_code: 'EUR' },
    page: { page_name: 'category' },
    ...more,
  });
  open = hearSource({ sources });
};
const emit = (type: string, event?: unknown): void => page['prestashop'].emit(type, event);

beforeEach(() => {
  document.body.innerHTML = '';
});
afterEach(() => {
  open.troubles.forEach(fail);
  open.end();
  delete page['prestashop'];
});

describe('PrestaShop’s cart events', () => {
  it('tell what a link put in or took out, by the carts before and after', () => {
    start();
    const first = { products: [product(1, 0, 1), product(2, 7, 3)] };
    emit('updateCart', added(2, 7, first));
    emit('updatedCart', added(2, 7, first));
    emit('updateCart', added('2', '7', { products: { 0: product(1, 0, 1), 4: product(2, 7, 5) } }));
    emit('updateCart', {
      reason: { idProduct: '2', idProductAttribute: '7', linkAction: 'delete-from-cart' },
      resp: { cart: { products: [product(1, 0, 1)] } },
    });
    expect(open.heard).toEqual([
      { name: 'add_to_cart', said: { items: [item(2, 3)], currency: 'EUR' } },
      { name: 'add_to_cart', said: { items: [item(2, 2)], currency: 'EUR' } },
      { name: 'remove_from_cart', said: { items: [item(2, 5)], currency: 'EUR' } },
    ]);
  });

  it('tell nothing by other links, failures, and carts that stay as they are', () => {
    start();
    emit('updateCart', { reason: { upUrl: '/x', productId: 1 }, resp: { cart: { products: [product(1, 0, 2)] } } });
    emit('updateCart', { reason: { linkAction: 'add-voucher', idProduct: 1 } });
    emit('updateCart', { ...added(2, 0), resp: { hasError: true } });
    emit('updateCart', added(1, 0, { products: [product(1, 0, 2)] }));
    emit('updatedProduct', { product_url: '/x' });
    expect(open.heard).toEqual([]);
  });

  it('tell it without a cart: what the page shows and wants, once for both events', () => {
    document.body.innerHTML = `<h1>Tee</h1><input id="quantity_wanted" value="4"><input name="id_product" value="9">
      <span class="current-price-value" content="23.9">23,90 €</span>`;
    start({ cart: undefined });
    emit('updateCart', added(9, 3));
    emit('updatedCart', added(9, 3));
    emit('updateCart', added(12, 0));
    expect(open.heard.map(({ said }) => said['items'][0])).toEqual([
      expect.objectContaining({ item_id: '9', item_name: 'Tee', price: '23.9', quantity: '4' }),
      { item_id: 12, aliases: [12], quantity: 1 },
    ]);
  });

  it('may carry anything', () => {
    start();
    const cyclic: Record<string, unknown> = {};
    cyclic['reason'] = cyclic;
    for (const odd of [
      undefined,
      null,
      {},
      cyclic,
      { reason: null, resp: null },
      { reason: { linkAction: 'add-to-cart' } },
    ])
      emit('updateCart', odd);
    emit('updateCart', added(3, NaN, { products: [{ ...product(3, 0, NaN), element: document.body }] }));
    expect(new Set(open.names())).toEqual(new Set(['add_to_cart']));
  });

  it('are not heard after the end', () => {
    start();
    open.end();
    expect(page['prestashop'].listenerCount('updateCart')).toBe(0);
    emit('updateCart', added(2, 7));
    expect(open.heard).toEqual([]);
  });
});

describe('PrestaShop’s pages', () => {
  it('tell the product that the theme embeds', () => {
    const embedded = { ...product(2, 7, 0), price_amount: 11.9, ean13: '978' };
    document.body.innerHTML = '<h1>Mug</h1><div class="tab-pane" id="product-details"></div>';
    document.querySelector('#product-details')!.setAttribute('data-product', JSON.stringify(embedded));
    start({ page: { page_name: 'product' } });
    const { quantity: _, ...shown } = item(2, 0);
    expect(open.heard).toEqual([
      {
        name: 'view_item',
        said: { items: [{ ...shown, aliases: ['2', '978'], item_variant: undefined }], currency: 'EUR' },
      },
    ]);
  });

  it.each([
    ['broken', '<div id="product-details" data-product="{&quot;id_product"></div>'],
    ['absent', ''],
  ])('tell what the page shows where that is %s', (_, details) => {
    document.body.innerHTML = `<h1>Tee</h1><input id="product_page_product_id" value="9">${details}<span itemprop="price" content="23.9"></span>`;
    start({ page: { page_name: 'product' } });
    expect(open.heard[0]!.said['items'][0]).toMatchObject({ item_id: '9', item_name: 'Tee', price: '23.9' });
  });

  it.each([
    ['cart', 'view_cart'],
    ['checkout', 'begin_checkout'],
    ['order', 'begin_checkout'],
  ])('tell the cart on the page %s', (page_name, name) => {
    start({ page: { page_name } });
    expect(open.heard).toEqual([{ name, said: { items: [item(1, 1)], currency: 'EUR' } }]);
  });

  it('tell the order on its confirmation', () => {
    document.body.innerHTML = `<table><tr class="total-value"><td>Total</td><td>€43.80</td></tr></table>
      <ul><li id="order-reference-value">Order reference: XKBKNABJK</li></ul>`;
    start({ page: { page_name: 'order-confirmation' } });
    expect(open.heard).toEqual([
      { name: 'purchase', said: { transaction_id: 'XKBKNABJK', value: '€43.80', currency: 'EUR' } },
    ]);
  });
});
