// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sources } from '../../../src/capture/sources/salesforce/salesforce.js';
import type { Trouble } from '../../../src/lib/report.js';
import { hearSource } from './hear-source.js';
import { runScript } from './run-script.js';

const page = window as unknown as Record<string, any>;
const fail = ({ cause }: Trouble): never => {
  throw cause;
};
const price = (value: number, was?: number) => ({
  sales: { value, currency: 'USD' },
  list: was ? { value: was, currency: 'USD' } : null,
});
const basket = {
  items: [
    {
      id: '701643421084M',
      UUID: 'u1',
      productName: 'Dress',
      brand: 'Ann',
      price: price(24, 30),
      quantity: 3,
      variationAttributes: [{ displayValue: 'Red' }, { displayValue: 'M' }],
    },
    { id: '999', UUID: 'u2', productName: 'Tie', price: price(9), quantity: 1 },
  ],
};
const dress = {
  item_id: '701643421084M',
  item_name: 'Dress',
  item_brand: 'Ann',
  item_variant: 'Red M',
  price: 24,
  discount: 6,
  currency: 'USD',
};
const PRODUCT = `<div class="page" data-action="Product-Show" data-querystring="pid=25M">
  <div class="container product-detail product-wrapper" data-pid="25M"><h1 class="product-name">Dress</h1>
  <div class="price"><del><span class="strike-through list"><span class="value" content="30.00">$30.00</span></span></del>
  <span class="sales"><span class="value" content="24.00">$24.00</span></span></div>
  <button class="add-to-cart" data-pid="25M">Add</button></div></div>`;

let $: any;
let open: ReturnType<typeof hearSource>;
const start = (html: string): void => {
  document.body.innerHTML = html;
  open = hearSource({ sources });
};
const add = (form: unknown, answer: unknown): void => {
  $('.add-to-cart').trigger('updateAddToCartFormData', form);
  $('body').trigger('product:afterAddToCart', answer);
};
/** What jQuery tells of a request, as `$.ajax` does. */
const ajax = (url: string, answer: unknown, data?: string): void => {
  $.event.trigger('ajaxSend', [{}, { url, data }]);
  $.event.trigger('ajaxSuccess', [{}, { url, data }, answer]);
};

beforeEach(() => {
  $ = page['jQuery'] = runScript('jquery');
});
afterEach(() => {
  open.end();
  open.troubles.forEach(fail);
  delete page['jQuery'];
  document.body.innerHTML = '';
});

describe('SFRA’s product page', () => {
  it('tells its product', () => {
    start(PRODUCT);
    expect(open.heard).toEqual([
      { name: 'view_item', said: { items: [{ item_id: '25M', item_name: 'Dress', price: '24.00', discount: 6 }] } },
    ]);
  });

  it('tells what was put in the basket, as the form asked for it', () => {
    start(PRODUCT);
    $('body').trigger('product:afterAttributeSelect', {
      data: { product: { id: '701643421084M' } },
      container: $('.product-detail'),
    });
    const answer = { cart: basket, pliUUID: 'u1', error: false };
    add({ pid: '701643421084M', quantity: '2', pidsObj: '' }, answer);
    ajax('/on/demandware.store/Sites-Ref-Site/en_US/Cart-AddProduct', answer, 'pid=701643421084M&quantity=2');
    expect(open.heard.slice(1)).toEqual([
      { name: 'add_to_cart', said: { items: [{ ...dress, aliases: ['25M'], quantity: '2' }] } },
    ]);
  });

  it('tells each product of a set', () => {
    start(PRODUCT);
    add(
      {
        pidsObj: JSON.stringify([
          { pid: '999', qty: 1 },
          { pid: '701643421084M', qty: '3' },
        ]),
      },
      { cart: basket },
    );
    expect(open.heard[1]!.said['items']).toMatchObject([
      { item_id: '999', quantity: 1 },
      { item_id: '701643421084M', quantity: '3' },
    ]);
  });

  it('tells an add that only its request shows, and none that failed', () => {
    start(PRODUCT);
    const url = '/on/demandware.store/Sites-Ref-Site/default/Cart-AddProduct';
    ajax(url, { error: true, message: 'sold out' }, 'pid=999&quantity=1');
    ajax(url, { cart: basket, pliUUID: 'u2' }, 'pid=999&quantity=4');
    add({ pid: '999' }, { error: true });
    add({ pid: '999' }, undefined);
    expect(open.heard.slice(1)).toMatchObject([
      { name: 'add_to_cart', said: { items: [{ item_id: '999', item_name: 'Tie', quantity: '4' }] } },
    ]);
  });

  it('may be told anything, and nothing after the end', () => {
    start(PRODUCT);
    const cyclic: Record<string, unknown> = {};
    cyclic['cart'] = { items: [{ id: cyclic, price: null, variationAttributes: null, quantity: NaN }] };
    for (const odd of [{}, cyclic, { cart: null }, { cart: { items: [] } }]) add(undefined, odd);
    $('body').trigger('product:afterAttributeSelect');
    ajax('https://elsewhere.example/?x', null);
    expect(new Set(open.names().slice(1))).toEqual(new Set(['add_to_cart']));
    const count = open.heard.length;
    open.end();
    expect($['_data'](document, 'events')).toBeUndefined();
    add({ pid: '1' }, { cart: basket });
    expect(open.heard).toHaveLength(count);
  });
});

describe('SFRA’s cart page', () => {
  const CART = `<div class="page" data-action="Cart-Show" data-querystring="">
    <button class="remove-product" data-pid="999" data-name="Tie" data-uuid="u2" data-action="/Cart-RemoveProductLineItem"></button>
    <select class="form-control quantity" data-uuid="u2" data-pid="999" data-pre-select-qty="3"></select></div>`;
  const url = (action: string, more: string): string =>
    `/on/demandware.store/Sites-Ref-Site/en_US/Cart-${action}?pid=999&uuid=u2${more}`;
  const tie = (quantity: number) => ({ items: [{ item_id: '999', item_name: 'Tie', quantity }] });

  it('tells its lines, more and less of them, and what is taken away', () => {
    start(CART);
    ajax(url('UpdateQuantity', '&quantity=5'), basket);
    ajax(url('UpdateQuantity', '&quantity=2'), basket);
    ajax(url('UpdateQuantity', '&quantity=3'), basket);
    ajax(url('RemoveProductLineItem', ''), { basket, toBeDeletedUUIDs: [] });
    ajax(url('RemoveProductLineItem', ''), { error: true });
    expect(open.heard).toEqual([
      { name: 'view_cart', said: tie(3) },
      { name: 'add_to_cart', said: tie(2) },
      { name: 'remove_from_cart', said: tie(1) },
      { name: 'remove_from_cart', said: tie(3) },
    ]);
  });
});

describe('SFRA’s checkout', () => {
  it('tells its beginning and its steps', () => {
    start('<div class="page" data-action="Checkout-Begin"><p class="grand-total-sum">$33.00</p></div>');
    ajax('/CheckoutShippingServices-SubmitShipping', { order: {} });
    ajax('/CheckoutServices-SubmitPayment', { error: true });
    ajax('/CheckoutServices-SubmitPayment', { order: {} });
    expect(open.heard).toEqual([
      { name: 'begin_checkout', said: { value: '$33.00' } },
      { name: 'add_shipping_info' },
      { name: 'add_payment_info' },
    ]);
  });

  it('tells the order', () => {
    start(
      '<div class="page" data-action="Order-Confirm"><span class="order-number">00000301</span><span class="grand-total-sum">$33.00</span></div>',
    );
    expect(open.heard).toEqual([{ name: 'purchase', said: { transaction_id: '00000301', value: '$33.00' } }]);
  });
});
