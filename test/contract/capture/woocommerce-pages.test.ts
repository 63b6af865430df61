// @vitest-environment happy-dom
// @ts-expect-error it brings no types
import jQuery from 'jquery';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen as changing } from '../../../src/capture/sources/woocommerce/woocommerce-cart.js';
import { listen as checkout } from '../../../src/capture/sources/woocommerce/woocommerce-checkout.js';
import { listen as pages } from '../../../src/capture/sources/woocommerce/woocommerce-pages.js';
import { endOf, openShopPage, settled, type ShopPage } from './shop-page.js';

const page = globalThis as Record<string, any>;
const open: ShopPage[] = [];
const stand = (listen: typeof pages, html: string, { classes = '', path = '/' } = {}): ShopPage => {
  (window as any).happyDOM.setURL(`https://shop.test${path}`);
  document.body.className = classes;
  document.body.innerHTML = html;
  const opened = openShopPage(listen);
  open.push(opened);
  return opened;
};
const $ = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const prevent = (type: string): void =>
  document.body.addEventListener(type, (event) => event.preventDefault(), { once: true });
const submit = (selector = 'form'): boolean =>
  $(selector).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));

const button = (id: number): string =>
  `<li class="product post-${id}"><h2>Thing ${id}</h2><span class="price"><span class="amount">€5,00</span></span><a href="?add-to-cart=${id}" class="add_to_cart_button ajax_add_to_cart" data-product_id="${id}" data-product_sku="S${id}" data-quantity="1">Add</a></li>`;
const VARIATIONS = JSON.stringify([
  { variation_id: 31, display_price: 30 },
  { variation_id: 32, display_price: 35 },
]);
const PRODUCT = `<div id="product-30" class="product post-30"><h1 class="product_title">Hoodie</h1>
<p class="price"><del><span class="amount">€40,00</span></del> <ins><span class="amount">€30,00</span></ins></p>
<form class="variations_form cart" action="https://shop.test/product/30" data-product_id="30" data-product_variations='${VARIATIONS}'>
<select name="attribute_pa_size"><option value="m" selected>M</option></select><input name="quantity" value="2">
<input name="variation_id" value="32"><button class="single_add_to_cart_button">Add</button></form><span class="sku">HOOD-M</span>
<section class="related"><p class="price"><span class="amount">€1,00</span></p></section></div>`;
beforeEach(() => {
  page['jQuery'] = jQuery;
});
afterEach(() => {
  for (const one of open.splice(0)) endOf(one);
  for (const name of ['jQuery', 'wcSettings', 'wc_add_to_cart_params']) delete page[name];
  jQuery(document.body).off();
});

describe('the cart of a WooCommerce shop', () => {
  const CART = `<form class="woocommerce-cart-form" action="https://shop.test/cart/"><table><tr class="cart_item"><td><a href="/cart/?remove_item=k" class="remove" data-product_id="12" data-product_sku="S12">×</a></td>
<td class="product-name"><a>Plate</a></td><td class="product-price"><span class="amount">€15</span></td><td><input type="number" value="2"></td></tr></table></form>`;
  const plate = { item_id: 'S12', item_name: 'Plate', price: '€15' };

  it('tells changed lines when the cart says that it is updated, once', async () => {
    const { said, asked } = stand(changing, CART);
    prevent('submit');
    document.querySelector('input')!.value = '5';
    submit();
    await settled();
    expect(said).toEqual([]);
    jQuery(document.body).trigger('updated_wc_div');
    jQuery(document.body).trigger('updated_cart_totals');
    asked('https://shop.test/cart/', 200, 'xmlhttprequest');
    expect(said).toMatchObject([{ name: 'add_to_cart', said: { items: [{ item_name: 'Plate', quantity: 3 }] } }]);
    expect(said).toHaveLength(1);
  });

  it('tells a removed line, by jQuery, a request or the page that is left', async () => {
    const { said, asked, flushed } = stand(changing, CART);
    prevent('click');
    $('a.remove').click();
    asked('https://shop.test/cart/?remove_item=k', 200, 'xmlhttprequest');
    jQuery(document.body).trigger('updated_wc_div');
    expect(said).toMatchObject([{ name: 'remove_from_cart', said: { items: [{ ...plate, quantity: '2' }] } }]);
    await settled();
    $('a.remove').click();
    await settled();
    expect([said.length, flushed()]).toEqual([2, 1]);
  });

  it('tells what leaves a mini cart', () => {
    const { said, asked } = stand(
      changing,
      '<li class="mini_cart_item"><a class="remove remove_from_cart_button" href="/cart/?remove_item=k" data-product_id="12" data-product_sku="S12">×</a><a href="/p">Plate</a><span class="quantity">2 × <span class="amount">€15</span></span></li>',
    );
    prevent('click');
    $('.remove').click();
    asked('https://shop.test/?wc-ajax=remove_from_cart');
    jQuery(document.body).trigger('removed_from_cart', [{}, 'h', jQuery('.remove')]);
    $('body').dispatchEvent(new CustomEvent('wc-blocks_removed_from_cart', { bubbles: true }));
    expect(said).toMatchObject([{ name: 'remove_from_cart', said: { items: [{ ...plate, quantity: '2 × €15' }] } }]);
    expect(said).toHaveLength(1);
  });
});

describe('the pages of a WooCommerce shop', () => {
  it('tell a product once, its own price and how much it is reduced', () => {
    page['wcSettings'] = { currency: { code: 'EUR' } };
    const { said, viewed } = stand(pages, PRODUCT, { classes: 'single-product postid-30' });
    viewed();
    expect(said).toMatchObject([
      {
        name: 'view_item',
        said: { currency: 'EUR', items: [{ item_id: 'HOOD-M', item_name: 'Hoodie', price: '€30,00', discount: 10 }] },
      },
    ]);
    expect(said).toHaveLength(1);
  });

  it('know how languages write that there is no article number', () => {
    for (const none of ['N/A', 'n. v.', 'ND', 'n/d']) {
      const { said } = stand(pages, PRODUCT.replace('HOOD-M', none), { classes: 'single-product postid-30' });
      expect(said[0]!.said.items[0].item_id).toBe('30');
    }
  });

  it('tell lists and searches, without related products', () => {
    const { said } = stand(
      pages,
      `<h1>Results</h1><ul class="products">${button(11)}</ul><div class="related"><ul class="products">${button(12)}</ul></div>`,
      { classes: 'search woocommerce post-type-archive-product', path: '/?s=thing&post_type=product' },
    );
    expect(said).toMatchObject([
      { name: 'search', said: { search_term: 'thing' } },
      {
        name: 'view_item_list',
        said: { item_list_name: 'Results', items: [{ item_id: 'S11', item_name: 'Thing 11' }] },
      },
    ]);
    expect(said[1]!.said.items).toHaveLength(1);
  });

  it('tell the steps of the checkout, the use of a coupon and never its text, each once', () => {
    const { said } = stand(
      checkout,
      '<form class="checkout"><input name="shipping_method[0]" type="radio"><input name="coupon_code" value="SECRET"></form>',
      { classes: 'woocommerce-checkout', path: '/checkout/' },
    );
    $('input').dispatchEvent(new Event('change', { bubbles: true }));
    $('[name=coupon_code]').dispatchEvent(new Event('focusin', { bubbles: true }));
    jQuery(document.body).trigger('applied_coupon_in_checkout', ['SECRET']);
    prevent('submit');
    submit();
    submit();
    expect(said.map(({ name }) => name)).toEqual([
      'begin_checkout',
      'add_shipping_info',
      'coupon_field_focus',
      'add_payment_info',
    ]);
    expect(JSON.stringify(said)).not.toContain('SECRET');
  });

  it('tell an order by its number and total, but none that failed', () => {
    const THANKS =
      '<ul><li class="order">No. <strong>77</strong></li><li class="total"><strong>€30,00</strong></li></ul><table><tr class="order_item"><td class="product-name"><a>Plate</a><strong class="product-quantity">× 2</strong></td><td class="amount">€30</td></tr></table>';
    const where = { classes: 'woocommerce-checkout woocommerce-order-received', path: '/checkout/order-received/5/' };
    expect(stand(checkout, THANKS, where).said).toMatchObject([
      {
        name: 'purchase',
        said: { transaction_id: '77', value: '€30,00', items: [{ item_name: 'Plate', quantity: '2' }] },
      },
    ]);
    expect(stand(checkout, '', where).said).toMatchObject([{ name: 'purchase', said: { transaction_id: '5' } }]);
    expect(stand(checkout, '<p class="woocommerce-thankyou-order-failed"></p>', where).said).toEqual([]);
  });
});
