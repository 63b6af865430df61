// @vitest-environment happy-dom
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources } from '../../../src/capture/sources/bigcommerce/bigcommerce.js';
import type { Trouble } from '../../../src/lib/report.js';
import { hearSource } from './hear-source.js';

const page = window as unknown as Record<string, any>;
const fail = ({ cause }: Trouble): never => {
  throw cause;
};
const line = {
  product_id: 86,
  product_name: 'Tile',
  sku: 'SLLPJ',
  purchase_price: 225,
  quantity: 2,
  brand_name: 'Ofs',
  currency: 'USD',
};
const lined = { item_id: 'SLLPJ', aliases: [86], item_name: 'Tile', item_brand: 'Ofs', price: 225, quantity: 2 };
const VIEW = `<div class="productView" data-entity-id="86" data-name="Tile" data-product-category="
      Bath, Kitchen" data-product-brand="Ofs" data-product-price="
      225">
    <h1 class="productView-title">Tile</h1><dd data-product-sku>SLLPJ</dd>
    <form method="post" action="/cart.php" data-cart-item-add>
      <input type="hidden" name="product_id" value="86"><input name="qty[]" value="1"><button id="add">Add</button>
    </form></div>
  <article class="card" data-entity-id="107" data-name="Dustpan" data-product-price="34.95">
    <a id="quick" href="/cart.php?action=add&amp;product_id=107" data-button-type="add-cart">Add</a></article>`;
const CART = `<div data-cart><table><tr class="cart-item" data-item-row>
    <td><h2 class="cart-item-name"><a>Tile</a></h2></td><td><span class="cart-item-value">$225.00</span></td>
    <td><button data-cart-update data-cart-itemid="a1" data-action="dec"></button>
    <input class="cart-item-qty-input" data-cart-itemid="a1" data-action="manualQtyChange" value="3">
    <button data-cart-update data-cart-itemid="a1" data-action="inc"></button>
    <button class="cart-remove" data-cart-itemid="a1"></button></td></tr></table></div>`;
const viewed = {
  item_id: 'SLLPJ',
  aliases: ['86', undefined],
  item_name: 'Tile',
  item_brand: 'Ofs',
  item_category: '\n      Bath',
  price: '\n      225',
};
const row = { item_name: 'Tile', price: '$225.00', quantity: '3' };

/** Tells the source of a request that has ended. */
let requested: (url: string, status?: number) => void;
let open: ReturnType<typeof hearSource>;
const start = (): void => void (open = hearSource({ sources }));
const answered = (url: string, status = 200): void => {
  requested(`https://shop.example${url}`, status);
  vi.advanceTimersByTime(400);
};
const submit = (isTaken = true): void => {
  const form = document.querySelector('form')!;
  form.addEventListener('submit', (event) => isTaken && event.preventDefault(), { once: true });
  form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
};
const click = (selector: string, isTaken = true): void => {
  const one = document.querySelector(selector)!;
  one.addEventListener('click', (event) => isTaken && event.preventDefault(), { once: true });
  one.dispatchEvent(new Event('click', { bubbles: true, cancelable: true }));
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(tell: (list: unknown) => void) {
        requested = (name, responseStatus) =>
          tell({ getEntries: () => [{ name, initiatorType: 'fetch', responseStatus }] });
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  open.end();
  open.troubles.forEach(fail);
  document.body.innerHTML = '';
  for (const name of ['BCData', 'bodlEvents', 'stencilUtils']) delete page[name];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('BigCommerce’s pages', () => {
  it('tell the product by the theme’s view and what it is told besides', () => {
    document.body.innerHTML = VIEW;
    const price = {
      with_tax: { value: 200, currency: 'EUR' },
      non_sale_price_with_tax: { value: 240, currency: 'EUR' },
    };
    page['BCData'] = { product_attributes: { sku: 'VAR-1', upc: '0123', price } };
    start();
    expect(open.heard).toEqual([
      {
        name: 'view_item',
        said: {
          items: [{ ...viewed, item_id: 'VAR-1', aliases: ['86', '0123'], price: 200, discount: 40, currency: 'EUR' }],
        },
      },
    ]);
  });

  it('tell the lines of the cart', () => {
    document.body.innerHTML = CART;
    start();
    expect(open.heard).toEqual([{ name: 'view_cart', said: { items: [row] } }]);
  });
});

describe('an add on BigCommerce', () => {
  beforeEach(() => {
    document.body.innerHTML = VIEW;
  });
  const adds = (): unknown[] =>
    open.heard.filter(({ name }) => name === 'add_to_cart').map(({ said }) => said['items']);

  it('is told when its request is answered, once', () => {
    start();
    submit();
    vi.advanceTimersByTime(1000);
    expect(adds()).toEqual([]);
    answered('/remote/v1/cart/add');
    answered('/remote/v1/cart/add');
    answered('/api/storefront/carts');
    expect(adds()).toEqual([[{ ...viewed, quantity: '1' }]]);
  });

  it.each([
    ['a failed request', () => answered('/remote/v1/cart/add', 500)],
    [
      'an alert of the theme',
      () => {
        document.body.insertAdjacentHTML('beforeend', '<div id="alert-modal" class="modal open"></div>');
        answered('/remote/v1/cart/add');
      },
    ],
    ['another request', () => answered('/remote/v1/shipping-quote')],
  ])('is not told by %s', (_, happen) => {
    start();
    submit();
    happen();
    expect(adds()).toEqual([]);
  });

  it('is told at once where a form or a link leads to the cart', () => {
    start();
    submit(false);
    vi.advanceTimersByTime(1);
    click('#quick', false);
    vi.advanceTimersByTime(1);
    expect(adds()).toEqual([
      [{ ...viewed, quantity: '1' }],
      [expect.objectContaining({ item_id: '107', item_name: 'Dustpan', price: '34.95' })],
    ]);
  });

  it('is told by the shop’s own events where it has them, once', () => {
    const tells: Record<string, (payload?: unknown) => void> = {};
    const group = (...types: string[]) =>
      Object.fromEntries(types.map((type) => [type, (tell: () => void) => (tells[type] = tell)]));
    page['bodlEvents'] = { cart: group('addItem', 'removeItem'), checkout: group('checkoutBegin', 'orderPurchased') };
    page['stencilUtils'] = { hooks: new EventEmitter() };
    start();
    submit();
    page['stencilUtils'].hooks.emit('cart-item-add-remote', { err: null, response: { data: { line_items: [line] } } });
    tells['addItem']!({ currency: 'USD', product_value: 450, line_items: [line] });
    answered('/remote/v1/cart/add');
    tells['addItem']!({ data: 1, callback: () => {} });
    tells['addItem']!(undefined);
    tells['orderPurchased']!({ currency: 'USD', cart_value: 450, order_id: 117, line_items: [line] });
    expect(open.heard.slice(1)).toEqual([
      { name: 'add_to_cart', said: { items: [lined], currency: 'USD', value: 450 } },
      { name: 'purchase', said: { items: [lined], currency: 'USD', value: 450, transaction_id: 117 } },
    ]);
    expect(tells['removeItem']).toBeUndefined();
    open.end();
    tells['addItem']!({ line_items: [line] });
    expect(open.heard).toHaveLength(3);
  });

  it('is told by the hooks of stencil-utils where the theme hands them out, once', () => {
    const hooks = new EventEmitter();
    page['stencilUtils'] = { hooks };
    start();
    submit();
    hooks.emit('cart-item-add-remote', { err: null, response: { data: { error: 'Sold out' } } });
    answered('/remote/v1/cart/add');
    expect(adds()).toEqual([]);
    submit();
    hooks.emit('cart-item-add-remote', { err: null, response: { data: { cart_item: { id: 'x' } } } });
    answered('/remote/v1/cart/add');
    expect(adds()).toEqual([[{ ...viewed, quantity: '1' }]]);
    open.end();
    expect(hooks.listenerCount('cart-item-add-remote')).toBe(0);
  });
});

describe('the cart page of BigCommerce', () => {
  it('tells one more, one less and none of a line when the shop has taken it', () => {
    document.body.innerHTML = CART;
    start();
    for (const [selector, status] of [
      ['[data-action=inc]', 200],
      ['[data-action=dec]', 200],
      ['input', 200],
      ['.cart-remove', 409],
      ['.cart-remove', 200],
    ] as const) {
      click(selector);
      answered('/remote/v1/cart/update', status);
    }
    expect(open.heard.slice(1)).toEqual([
      { name: 'add_to_cart', said: { items: [{ ...row, quantity: 1 }] } },
      { name: 'remove_from_cart', said: { items: [{ ...row, quantity: 1 }] } },
      { name: 'remove_from_cart', said: { items: [row] } },
    ]);
  });
});
