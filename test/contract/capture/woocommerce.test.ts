// @vitest-environment happy-dom
// @ts-expect-error it brings no types
import jQuery from 'jquery';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen as adding } from '../../../src/capture/sources/woocommerce/woocommerce-add.js';
import { endOf, openShopPage, settled, type ShopPage } from './shop-page.js';

const page = globalThis as Record<string, any>;
const open: ShopPage[] = [];
const stand = (listen: typeof adding, html: string, { classes = '', path = '/' } = {}): ShopPage => {
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
const thing = (id: number) => ({ item_id: `S${id}`, item_name: `Thing ${id}`, price: '€5,00', quantity: '1' });
const VARIATIONS = JSON.stringify([
  { variation_id: 31, display_price: 30 },
  { variation_id: 32, display_price: 35 },
]);
const PRODUCT = `<div id="product-30" class="product post-30"><h1 class="product_title">Hoodie</h1>
<p class="price"><del><span class="amount">€40,00</span></del> <ins><span class="amount">€30,00</span></ins></p>
<form class="variations_form cart" action="https://shop.test/product/30" data-product_id="30" data-product_variations='${VARIATIONS}'>
<select name="attribute_pa_size"><option value="m" selected>M</option></select>
<div class="woocommerce-variation-price"><span class="price"><del><span class="amount">€40,00</span></del> <ins><span class="amount">€35,00</span></ins></span></div><input name="quantity" value="2">
<input name="variation_id" value="32"><button class="single_add_to_cart_button">Add</button></form><span class="sku">HOOD-M</span>
<section class="related"><p class="price"><span class="amount">€1,00</span></p></section></div>`;
const hoodie = {
  item_id: '30',
  item_name: 'Hoodie',
  item_variant: 'm',
  price: '€35,00',
  quantity: '2',
  aliases: ['30', undefined, '32', 'HOOD-M'],
};

beforeEach(() => {
  page['jQuery'] = jQuery;
});
afterEach(() => {
  for (const one of open.splice(0)) endOf(one);
  for (const name of ['jQuery', 'wcSettings', 'wc_add_to_cart_params']) delete page[name];
  jQuery(document.body).off();
});

describe('adding in a WooCommerce shop', () => {
  const LIST = `<ul class="products">${button(11)}${button(12)}</ul>`;
  const classic = (id: number): void => {
    prevent('click');
    const on = jQuery(`.post-${id} a`);
    on[0]!.click();
    jQuery(document.body).trigger('adding_to_cart', [on, { product_id: id }]);
  };
  const added = (id: number) => jQuery(document.body).trigger('added_to_cart', [{}, 'hash', jQuery(`.post-${id} a`)]);
  const request = 'https://shop.test/?wc-ajax=add_to_cart';

  it('is told once, whatever mixture of events shows it', () => {
    const { said, asked } = stand(adding, LIST);
    classic(11);
    asked(request);
    added(11);
    $('body').dispatchEvent(new CustomEvent('wc-blocks_added_to_cart', { bubbles: true }));
    jQuery(document.body).trigger('wc_fragments_refreshed');
    expect(said).toMatchObject([{ name: 'add_to_cart', said: { items: [thing(11)] } }]);
    expect(said).toHaveLength(1);
  });

  it('tells two quick adds as two, in whichever order the shop answers', async () => {
    const { said, asked } = stand(adding, LIST);
    classic(11);
    classic(12);
    asked(request);
    added(12);
    added(11);
    asked(request);
    for (const _ of '12') $('body').dispatchEvent(new CustomEvent('wc-blocks_added_to_cart', { bubbles: true }));
    await settled(2100);
    expect(said.map(({ said: told }) => told.items[0].item_id)).toEqual(['S12', 'S11']);
  });

  it('believes no request where jQuery announces and does not confirm', async () => {
    const { said, asked, scope } = stand(adding, LIST);
    classic(11);
    asked(request);
    await settled(500);
    expect(said).toEqual([]);
    scope.end();
  });

  it('tells at once where the shop leads to the cart after each add', async () => {
    page['wc_add_to_cart_params'] = { cart_redirect_after_add: 'yes' };
    const { said, asked, flushed } = stand(adding, LIST);
    classic(11);
    asked(request);
    await settled();
    expect([said.length, flushed()]).toEqual([1, 1]);
  });

  it('takes the item from the form where a theme names none, by whichever endpoint', async () => {
    const { said, asked } = stand(adding, PRODUCT);
    prevent('click');
    $('button').click();
    asked('https://shop.test/?wc-ajax=woostify_single_add_to_cart');
    jQuery(document.body).trigger('added_to_cart');
    await settled(400);
    expect(said).toMatchObject([{ name: 'add_to_cart', said: { items: [hoodie] } }]);
    expect(said).toHaveLength(1);
  });

  it('believes a request alone, and its failure', async () => {
    const { said, asked } = stand(adding, PRODUCT);
    prevent('submit');
    submit();
    asked('https://shop.test/product/30', 500, 'xmlhttprequest');
    await settled(350);
    prevent('submit');
    submit();
    asked('https://shop.test/product/30', 200, 'xmlhttprequest');
    await settled(400);
    expect(said).toHaveLength(1);
  });

  it('tells a form and a link that leave at once, and no product that only is opened', async () => {
    const { said, flushed } = stand(adding, PRODUCT);
    submit();
    await settled();
    expect([said.length, flushed()]).toEqual([1, 1]);
    const list = stand(
      adding,
      `${button(11).replace(' ajax_add_to_cart', '')}<a id="open" class="add_to_cart_button" href="/product/30" data-product_id="30">Options</a>`,
    );
    $('#open').click();
    $('.post-11 a').click();
    await settled();
    expect(list.said).toMatchObject([{ said: { items: [thing(11)] } }]);
    expect(list.said).toHaveLength(1);
  });

  it('tells no add of a fragment refresh, of a disabled button or of a form that is not sent', async () => {
    const { said, asked } = stand(adding, PRODUCT.replace('"single_', '"disabled single_'));
    prevent('submit');
    jQuery(document.body).trigger('wc_fragments_refreshed');
    prevent('click');
    $('button').click();
    jQuery(document.body).trigger('added_to_cart');
    asked(request);
    await settled(400);
    expect(said).toEqual([]);
  });

  it('waits for a jQuery that comes late', () => {
    delete page['jQuery'];
    const { said } = stand(adding, LIST);
    page['jQuery'] = jQuery;
    prevent('click');
    $('.post-11 a').click();
    added(11);
    expect(said).toHaveLength(1);
  });

  it('hears of a theme’s own button by jQuery alone', () => {
    const { said } = stand(
      adding,
      '<div class="product"><h2>Bar</h2><i data-product_id="5" data-product_sku="B5"></i></div>',
    );
    jQuery(document.body).trigger('added_to_cart', [{}, 'hash', jQuery('i')]);
    jQuery(document.body).trigger('added_to_cart', 'odd');
    expect(said).toMatchObject([{ said: { items: [{ item_id: 'B5', item_name: 'Bar' }] } }]);
    expect(said).toHaveLength(1);
  });

  it('tells an add of a block by the Store API', async () => {
    const { said, asked } = stand(
      adding,
      '<li class="product"><h3>Thing</h3><button class="add_to_cart_button" data-product_id="11"></button></li>',
    );
    $('button').click();
    asked('https://shop.test/wp-json/wc/store/v1/cart');
    asked('https://shop.test/wp-json/wc/store/v1/batch', 207);
    await settled(400);
    expect(said).toMatchObject([{ said: { items: [{ item_id: '11', item_name: 'Thing' }] } }]);
  });

  it('does not fail, whatever a form carries and jQuery tells', () => {
    const odd = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
    const listed = fc.oneof(
      fc.string(),
      fc.json({ maxDepth: 8 }),
      fc.constantFrom('false', '{', '[null]', '['.repeat(1e5)),
    );
    fc.assert(
      fc.property(listed, fc.string(), fc.array(fc.oneof(odd, fc.tuple(odd))), (variations, id, told) => {
        const { problems, scope } = stand(adding, PRODUCT);
        Object.assign($('form').dataset, { product_variations: variations, product_id: id });
        for (const type of ['adding_to_cart', 'added_to_cart']) {
          $('button').click();
          jQuery(document.body).triggerHandler(type, told);
        }
        scope.end();
        expect(problems).toEqual([]);
        open.pop();
      }),
    );
  });

  it('says nothing after its end, and leaves nothing with jQuery', async () => {
    const { said, asked, scope } = stand(adding, LIST);
    classic(11);
    asked(request);
    scope.end();
    added(11);
    await settled(2100);
    expect(said).toEqual([]);
  });
});
