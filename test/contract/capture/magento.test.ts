// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources } from '../../../src/capture/sources/magento/magento.js';
import { SIGNS } from '../../../src/capture/sources/signs.js';
import type { Trouble } from '../../../src/lib/report.js';
import { hearSource } from './hear-source.js';
import { runScript } from './run-script.js';

const CUSTOMER_DATA = 'Magento_Customer/js/customer-data';
const page = window as unknown as Record<string, any>;
const fail = ({ cause }: Trouble): never => {
  throw cause;
};
const sign = (): unknown => SIGNS.magento((name) => page[name]);

/** The real RequireJS, anew, with Magento's module in it unless told otherwise. */
function loadRequire(customerData?: unknown): void {
  const file = createRequire(import.meta.url).resolve('requirejs/require.js');
  const amd = vm
    .runInThisContext(`(function () {${readFileSync(file, 'utf8')}; return { require, define }; })`)
    .call(window);
  page['require'] = amd.require;
  if (!customerData) return;
  amd.define(CUSTOMER_DATA, [], () => customerData);
  amd.require([CUSTOMER_DATA], () => {});
}

/** What customer-data.js keeps of one section: a Knockout observable. */
function observable(value: unknown) {
  const subscribers = new Set<(value: unknown) => void>();
  const read = (...given: unknown[]): unknown => {
    if (given.length) value = given[0];
    if (given.length) subscribers.forEach((tell) => tell(value));
    return value;
  };
  return Object.assign(read, {
    subscribers,
    subscribe: (use: (value: unknown) => void) => {
      subscribers.add(use);
      return { dispose: () => void subscribers.delete(use) };
    },
  });
}

const line = (id: number, qty: unknown, more = {}) => ({
  item_id: `${900 + id}`,
  product_id: `${id}`,
  product_sku: `SKU-${id}`,
  product_name: `Tee ${id}`,
  product_price_value: 20,
  qty,
  ...more,
});
const item = (id: number, quantity: number) => ({
  item_id: `SKU-${id}`,
  aliases: [`${id}`],
  item_name: `Tee ${id}`,
  price: 20,
  quantity,
});
const section = (...items: unknown[]) => ({ items, summary_count: items.length, subtotalAmount: '60.0000' });
const PRODUCT = `
  <h1><span itemprop="name">Radiant Tee</span></h1>
  <div class="price-box price-final_price" data-role="priceBox" data-product-id="17">
    <span class="special-price"><span data-price-amount="18" data-price-type="finalPrice"></span></span>
    <span class="old-price"><span data-price-amount="22" data-price-type="oldPrice"></span></span>
    <meta itemprop="priceCurrency" content="USD">
  </div>
  <div itemprop="sku"> WS12 </div>
  <form id="product_addtocart_form" method="post" action="https://shop.example/checkout/cart/add/uenc/aHR0/product/17/">
    <input type="hidden" name="product" value="17"><input name="qty" value="2"><button>Add</button>
  </form>
  <ol><li class="product-item"><a class="product-item-link">Other</a><span data-price-amount="5"></span>
    <form data-product-sku="OT-1" action="/checkout/cart/add/product/31/"></form></li></ol>`;

let cart: ReturnType<typeof observable>;
let open: ReturnType<typeof hearSource>;
const start = async (): Promise<void> => {
  open = hearSource({ sources });
  await vi.waitFor(() => expect(cart.subscribers.size).toBe(1));
};
const submit = async (selector: string, isTaken: boolean): Promise<void> => {
  const form = document.querySelector(selector)!;
  form.addEventListener('submit', (event) => isTaken && event.preventDefault(), { once: true });
  form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await new Promise((done) => setTimeout(done, 5));
};

beforeEach(() => {
  cart = observable({});
  loadRequire({ get: (name: string) => (name === 'cart' ? cart : observable({})) });
  page['jQuery'] = runScript('jquery');
});
afterEach(() => {
  open.end();
  open.troubles.forEach(fail);
  for (const name of ['require', 'jQuery', 'hyva']) delete page[name];
  document.body.className = document.body.innerHTML = '';
  document.cookie = 'section_data_ids=; max-age=0';
  localStorage.clear();
});

describe('Magento’s sign', () => {
  it('is its own module in RequireJS, or Hyvä; not RequireJS alone', () => {
    open = hearSource({ sources });
    expect(sign()).toBe(true);
    loadRequire();
    document.body.innerHTML = '<div data-mage-init="{}"></div>';
    expect(sign()).toBe(false);
    page['require'] = () => {};
    expect(sign()).toBeTruthy();
    delete page['require'];
    expect(sign()).toBeFalsy();
    page['hyva'] = {};
    expect(sign()).toBeTruthy();
  });
});

describe('Luma’s cart section', () => {
  it('is compared with the one before; the first is what the cart held', async () => {
    await start();
    cart(section(line(1, 1), line(2, 3)));
    cart(section(line(1, 1), line(2, 3)));
    cart(section(line(1, 2), line(2, 3), line(3, '2')));
    cart(section(line(2, 1), line(3, 2)));
    expect(open.heard).toEqual([
      { name: 'add_to_cart', said: { items: [item(1, 1)] } },
      { name: 'add_to_cart', said: { items: [item(3, 2)] } },
      { name: 'remove_from_cart', said: { items: [item(1, 2)] } },
      { name: 'remove_from_cart', said: { items: [item(2, 2)] } },
    ]);
  });

  it('is known from the start where the page keeps it', async () => {
    cart({ ...section(line(1, 1)), data_id: Math.floor(Date.now() / 1000) });
    await start();
    cart(section(line(1, 1), line(2, 1)));
    expect(open.heard).toEqual([{ name: 'add_to_cart', said: { items: [item(2, 1)] } }]);
  });

  it.each([
    ['the cookie names another', () => Math.floor(Date.now() / 1000)],
    ['it is older than an hour', () => Math.floor(Date.now() / 1000) - 4000],
  ])('is waited for where %s', async (_, dataId) => {
    cart({ ...section(line(1, 1)), data_id: dataId() });
    if (_ === 'the cookie names another')
      document.cookie = `section_data_ids=${encodeURIComponent(JSON.stringify({ customer: 1, cart: 1234567890 }))}`;
    await start();
    cart(section(line(1, 1), line(2, 1)));
    cart(section(line(1, 1), line(2, 1), line(3, 1)));
    expect(open.heard).toEqual([{ name: 'add_to_cart', said: { items: [item(3, 1)] } }]);
  });

  it('is shown by the cart and the checkout, once; an order that empties it removes nothing', async () => {
    await start();
    document.body.className = 'checkout-cart-index';
    cart(section(line(1, 1)));
    cart(section(line(1, 1)));
    document.body.className = 'checkout-index-index';
    cart(section(line(1, 1)));
    cart(section());
    const said = { items: [item(1, 1)], value: '60.0000' };
    expect(open.heard).toEqual([
      { name: 'view_cart', said },
      { name: 'begin_checkout', said },
    ]);
  });

  it('survives odd sections', async () => {
    await start();
    const cyclic: Record<string, unknown> = line(4, NaN);
    cyclic['self'] = cyclic;
    for (const odd of [undefined, null, {}, { items: undefined }, section()]) cart(odd);
    cart(section(cyclic, { product_id: 5, qty: 1, options: document.body }));
    expect(open.heard).toEqual([
      { name: 'add_to_cart', said: { items: [expect.objectContaining({ item_id: 5, quantity: 1 })] } },
    ]);
  });

  it('is no longer listened to after the end', async () => {
    await start();
    cart(section());
    open.end();
    expect(cart.subscribers.size).toBe(0);
    cart(section(line(1, 1)));
    page['jQuery'](document).trigger('ajax:addToCart', { response: { backUrl: '/checkout/cart' } });
    expect(open.heard).toEqual([]);
  });
});

describe('a product page of Magento', () => {
  beforeEach(() => {
    document.body.className = 'catalog-product-view';
    document.body.innerHTML = PRODUCT;
  });
  const viewed = {
    item_id: 'WS12',
    aliases: ['17'],
    item_name: 'Radiant Tee',
    price: '18',
    discount: 4,
    currency: 'USD',
  };

  it('tells its product, and what a form that leaves asks for', async () => {
    await start();
    cart(section());
    await submit('#product_addtocart_form', false);
    expect(open.heard).toEqual([
      { name: 'view_item', said: { items: [viewed] } },
      { name: 'add_to_cart', said: { items: [expect.objectContaining({ aliases: ['17'], quantity: '2' })] } },
    ]);
    cart(section(line(17, 2)));
    expect(open.names().slice(2)).toEqual(['add_to_cart']);
  });

  it('leaves a form that a script sends to the section', async () => {
    await start();
    cart(section());
    await submit('#product_addtocart_form', true);
    expect(open.names()).toEqual(['view_item']);
    cart(section(line(17, 2)));
    expect(open.names()).toEqual(['view_item', 'add_to_cart']);
  });

  it('takes the form’s word where no section was there before', async () => {
    await start();
    await submit('.product-item form', true);
    cart(section(line(1, 1), line(31, 1)));
    expect(open.heard[1]).toEqual({
      name: 'add_to_cart',
      said: { items: [{ item_id: 'OT-1', aliases: ['31'], item_name: 'Other', price: '5', quantity: 1 }] },
    });
    expect(open.heard).toHaveLength(2);
  });

  it('knows where Luma goes on to: the cart has it, the product’s page has not', async () => {
    await start();
    cart(section());
    const goOn = (backUrl?: string) => page['jQuery'](document).trigger('ajax:addToCart', { response: { backUrl } });
    await submit('#product_addtocart_form', true);
    goOn('https://shop.example/radiant-tee.html');
    goOn('https://shop.example/checkout/cart/');
    goOn();
    expect(open.names()).toEqual(['view_item']);
    await submit('#product_addtocart_form', true);
    goOn('https://shop.example/checkout/cart/');
    expect(open.names()).toEqual(['view_item', 'add_to_cart']);
  });
});

describe('the success page of Magento', () => {
  it.each([
    [
      '<div class="checkout-success"><p>Your order number is: <a class="order-number"><strong>000000123</strong></a>.</p></div>',
    ],
    ['<div class="checkout-success"><p>Your order # is: <span>000000123</span>.</p></div>'],
  ])('tells the order: %s', async (html) => {
    document.body.className = 'checkout-onepage-success';
    document.body.innerHTML = html;
    await start();
    expect(open.heard).toEqual([{ name: 'purchase', said: { transaction_id: '000000123' } }]);
  });
});

describe('Hyvä’s private content', () => {
  const load = (cart: unknown) =>
    dispatchEvent(new CustomEvent('private-content-loaded', { detail: { data: { cart } } }));
  beforeEach(() => {
    delete page['require'];
    page['hyva'] = {};
  });

  it('is compared with what the browser stores', () => {
    localStorage.setItem('mage-cache-storage', JSON.stringify({ cart: section(line(1, 1)) }));
    open = hearSource({ sources });
    load(section(line(1, 1), line(2, 2)));
    load(section(line(2, 2)));
    load(undefined);
    expect(open.heard).toEqual([
      { name: 'add_to_cart', said: { items: [item(2, 2)] } },
      { name: 'remove_from_cart', said: { items: [item(1, 1)] } },
    ]);
  });

  it.each([['{"cart":'], ['null'], ['{}']])('begins with the first event where the browser stores %s', (stored) => {
    localStorage.setItem('mage-cache-storage', stored);
    open = hearSource({ sources });
    load(section(line(1, 1)));
    load(section(line(1, 2)));
    expect(open.heard).toEqual([{ name: 'add_to_cart', said: { items: [item(1, 1)] } }]);
  });
});
