// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen as adding } from '../../../src/capture/sources/shopify/shopify-add.js';
import { listen as cart } from '../../../src/capture/sources/shopify/shopify-cart.js';
import { listen as pages } from '../../../src/capture/sources/shopify/shopify-pages.js';
import { endOf, openShopPage, settled, type ShopPage } from './shop-page.js';

const page = globalThis as Record<string, any>;
const tee = {
  id: 7,
  gid: 'gid://shopify/Product/7',
  vendor: 'Acme',
  type: 'Tops',
  variants: [
    { id: 71, price: 1999, name: 'Tee - S', public_title: 'S', sku: 'TEE-S' },
    { id: 72, price: 2499, name: 'Tee - M', public_title: 'M', sku: 'TEE-M' },
  ],
};
const teeItem = { item_id: 7, item_name: 'Tee', item_brand: 'Acme', item_category: 'Tops' };
const FORM = `<form action="/en-de/cart/add"><input name="id" value="72"><input name="quantity" value="3"><button>Add</button></form>`;

const open: ShopPage[] = [];
const stand = (path: string, html: string, listen = pages): ShopPage => {
  (window as any).happyDOM.setURL(`https://shop.test${path}`);
  document.body.innerHTML = html;
  const opened = openShopPage(listen);
  open.push(opened);
  return opened;
};
const submit = (cancel = true, selector = 'form'): void => {
  const form = document.querySelector(selector)!;
  form.addEventListener('submit', (event) => cancel && event.preventDefault(), { once: true });
  form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
};

beforeEach(() => {
  page['Shopify'] = { country: 'DE', currency: { active: 'EUR' } };
  page['ShopifyAnalytics'] = { meta: { currency: 'USD', page: { pageType: 'product' }, product: tee } };
});
afterEach(() => {
  for (const one of open.splice(0)) endOf(one);
});

describe('the pages of a Shopify theme', () => {
  it('tell a product once, with its chosen variant, prices in units and every id', () => {
    const { said, viewed } = stand('/en-de/products/tee?variant=72', FORM);
    history.replaceState(null, '', '/en-de/products/tee?variant=71');
    viewed();
    expect(said.map(({ name, said: told }) => [name, told])).toEqual([
      [
        'view_item',
        {
          currency: 'EUR',
          items: [
            {
              ...teeItem,
              item_variant: 'M',
              price: 24.99,
              quantity: undefined,
              aliases: [72, 'TEE-M', 'gid://shopify/Product/7', 'shopify_DE_7_72'],
            },
          ],
        },
      ],
    ]);
  });

  it('tell by the theme’s own JSON what was cheaper, or the product itself', () => {
    const json = (told: unknown) =>
      `<script type="application/json" data-product-json>${JSON.stringify(told)}</script>`;
    const reduced = { ...tee, title: 'Tee', variants: [{ ...tee.variants[0], compare_at_price: 2999 }] };
    expect(stand('/products/tee', json(reduced)).said[0]!.said.items[0]).toMatchObject({ price: 19.99, discount: 10 });
    page['ShopifyAnalytics'] = undefined;
    expect(
      stand('/products/tee', `<script type="application/json" id="ProductJson-1">{</script>${json(reduced)}`).said[0]!
        .said.items[0],
    ).toMatchObject({ item_id: 7 });
  });

  it('tell collections and searches, by Shopify’s list or the cards', () => {
    page['ShopifyAnalytics'] = {
      meta: { products: [tee, { id: 8, variants: [{ id: 81, price: 500, name: 'Cup' }] }] },
    };
    const listed = stand('/collections/sale', '<main><h1> Sale </h1></main>');
    expect(listed.said).toMatchObject([
      {
        name: 'view_item_list',
        said: { item_list_id: 'sale', item_list_name: 'Sale', items: [{ item_id: 7 }, { item_id: 8, price: 5 }] },
      },
    ]);
    page['ShopifyAnalytics'] = undefined;
    const searched = stand(
      '/search?q=cup',
      '<main><div data-product-id="8"><a href="/products/cup"><img></a><a href="/products/cup?variant=81">Cup</a></div></main>',
    );
    expect(searched.said).toMatchObject([
      { name: 'search', said: { search_term: 'cup' } },
      { name: 'view_item_list', said: { items: [{ item_id: '8', item_name: 'Cup' }] } },
    ]);
    expect(searched.said).toHaveLength(2);
  });

  it('tell an order once', () => {
    page['Shopify'].checkout = {
      order_id: 99,
      total_price: '49.98',
      currency: 'EUR',
      line_items: [{ product_id: 7, title: 'Tee', quantity: 2, price: '24.99', variant_id: 72 }],
    };
    const { said, viewed } = stand('/checkouts/c/thank_you', '');
    viewed();
    expect(said).toMatchObject([
      { name: 'purchase', said: { transaction_id: 99, value: '49.98', items: [{ item_id: 7, quantity: 2 }] } },
    ]);
    expect(said).toHaveLength(1);
  });

  it('say nothing and do not fail, whatever stands in the globals', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.anything(),
        fc.constantFrom('/products/tee', '/collections/all', '/search?q=a'),
        (meta, shop, path) => {
          page['ShopifyAnalytics'] = { meta };
          page['Shopify'] = shop;
          const opened = stand(path, FORM);
          opened.scope.end();
          expect(opened.problems).toEqual([]);
          open.pop();
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('adding in a Shopify theme', () => {
  const add = adding;

  it('is told when the request of a form has succeeded, with its locale prefix, and not before', async () => {
    const { said, asked } = stand('/en-de/products/tee', FORM, add);
    submit();
    await settled();
    expect(said).toEqual([]);
    asked('https://shop.test/en-de/cart/add.js');
    asked('https://shop.test/en-de/cart.js');
    expect(said).toMatchObject([
      {
        name: 'add_to_cart',
        said: { currency: 'EUR', items: [{ ...teeItem, item_variant: 'M', price: 24.99, quantity: '3' }] },
      },
    ]);
  });

  it('is not told when the shop refuses', async () => {
    const { said, asked } = stand('/products/tee', FORM, add);
    submit();
    asked('https://shop.test/cart/add.js', 422);
    await settled();
    submit();
    asked('https://shop.test/cart/add.js');
    expect(said).toHaveLength(1);
  });

  it('is told at once, and sent, when the form leaves the page', async () => {
    const { said, flushed } = stand('/products/tee', FORM, add);
    submit(false);
    await settled();
    expect([said.length, flushed()]).toEqual([1, 1]);
  });

  it('is told of a button without a form, once for a click', () => {
    const { said, asked } = stand('/collections/all', '<div data-variant-id="71"><button>+</button></div>', add);
    document.querySelector('button')!.click();
    asked('https://shop.test/cart/add', 200, 'xmlhttprequest');
    asked('https://shop.test/cart/add', 200, 'xmlhttprequest');
    expect(said).toMatchObject([{ name: 'add_to_cart', said: { items: [{ item_id: 7, item_variant: 'S' }] } }]);
    expect(said).toHaveLength(1);
  });

  it('counts two quick adds as two, and a request that nobody clicked for as none', async () => {
    const { said, asked } = stand('/products/tee', FORM, add);
    asked('https://shop.test/cart/add.js');
    submit();
    submit();
    asked('https://shop.test/cart/add.js');
    asked('https://shop.test/cart/add.js');
    expect(said).toHaveLength(2);
  });

  it('buys at once by a dynamic checkout button', () => {
    const { said, flushed } = stand(
      '/products/tee',
      FORM.replace('</form>', '<div class="shopify-payment-button"><i>Buy</i></div></form>'),
      add,
    );
    document.querySelector('i')!.click();
    expect(said).toMatchObject([{ name: 'begin_checkout', said: { items: [{ item_id: 7, item_variant: 'M' }] } }]);
    expect(flushed()).toBe(1);
  });

  it('says nothing after its end', () => {
    const { said, asked, scope } = stand('/products/tee', FORM, add);
    submit();
    scope.end();
    asked('https://shop.test/cart/add.js');
    submit(false);
    expect(said).toEqual([]);
  });
});

describe('the cart of a Shopify theme', () => {
  const LINE = `<table><tr class="cart-item"><td><a href="/products/tee?variant=72">Tee</a></td>
<td><input type="number" name="updates[]" data-quantity-variant-id="72" value="2"></td>
<td><a href="/cart/change?id=72:abc&amp;quantity=0"><i>Remove</i></a></td></tr></table>`;
  const changing = cart;
  const field = () => document.querySelector<HTMLInputElement>('input')!;
  const change = (value: string): void => {
    field().value = value;
    field().dispatchEvent(new Event('change', { bubbles: true }));
  };
  const line = { item_name: 'Tee', aliases: ['72'] };

  it('is told once with its lines, on its page only', () => {
    const { said, viewed } = stand('/de/cart', LINE, changing);
    viewed();
    expect(said).toMatchObject([{ name: 'view_cart', said: { currency: 'EUR', items: [{ ...line, quantity: '2' }] } }]);
    expect(said).toHaveLength(1);
    expect(stand('/', LINE, changing).said).toEqual([]);
  });

  it('tells by how much a line has changed, in one request for several clicks', () => {
    const { said, asked } = stand('/', LINE, changing);
    change('3');
    change('5');
    asked('https://shop.test/de/cart/change.js');
    change('4');
    asked('https://shop.test/cart/update.js', 422);
    change('1');
    asked('https://shop.test/cart/update.js');
    expect(said).toMatchObject([
      { name: 'add_to_cart', said: { items: [{ ...line, quantity: 3 }] } },
      { name: 'remove_from_cart', said: { items: [{ ...line, quantity: 4 }] } },
    ]);
    expect(said).toHaveLength(2);
  });

  it('tells a removed line, by a request or by the page that is left', async () => {
    const { said, asked, flushed } = stand('/', LINE, changing);
    const link = document.querySelectorAll('a')[1]!;
    link.addEventListener('click', (event) => event.preventDefault(), { once: true });
    document.querySelector('i')!.click();
    asked('https://shop.test/cart/change.js');
    await settled();
    expect(said).toMatchObject([{ name: 'remove_from_cart', said: { items: [{ ...line, quantity: 2 }] } }]);
    expect(flushed()).toBe(0);
  });

  it('tells that checkout begins, once for a button and the form it sends, or for a link', () => {
    const { said, flushed } = stand(
      '/',
      `<form action="/cart">${LINE}<button name="checkout">Pay</button></form>`,
      changing,
    );
    const form = document.querySelector('form')!;
    const event = Object.assign(new Event('submit', { bubbles: true, cancelable: true }), {
      submitter: document.querySelector('button'),
    });
    form.dispatchEvent(event);
    form.dispatchEvent(event);
    expect(said).toMatchObject([{ name: 'begin_checkout', said: { items: [line] } }]);
    expect([said.length, flushed()]).toEqual([1, 1]);
    const linked = stand('/', '<a href="/checkouts/c/1">Pay</a><a href="/pages/checkout-help">Help</a>', changing);
    for (const one of document.querySelectorAll('a')) one.click();
    expect(linked.said).toHaveLength(1);
  });
});
