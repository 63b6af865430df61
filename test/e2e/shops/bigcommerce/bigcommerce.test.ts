import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../launch.js';
import { openListening, type Listening } from '../listen.js';
import type { Ask, Shop } from '../serve-shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const BC_DATA = {
  product_attributes: {
    sku: 'OTL',
    price: {
      without_tax: { formatted: '$109.00', value: 109, currency: 'USD' },
      non_sale_price_without_tax: { value: 120, currency: 'USD' },
    },
  },
};
/** BigCommerce's own events, as its page brings them. */
const BODL = `window.bodlEvents = { cart: { tells: [], addItem(tell) { this.tells.push(tell); }, emit(payload) { this.tells.forEach((tell) => tell(payload)); } } };`;
/** A page that leaves no task to anybody between a click and its end. */
const BUSY = `<script>addEventListener('click', () => setTimeout(() => { for (const end = Date.now() + 1500; Date.now() < end;); }), true);</script>`;
const PRODUCT = `<script>var BCData = ${JSON.stringify(BC_DATA)};</script>
  <div class="productView" data-entity-id="77" data-name="Trellis Lamp" data-product-brand="Common Good" data-product-category="
    Lamps, Garden"><h1 class="productView-title">Trellis Lamp</h1>
  <form method="post" action="/cart.php" data-cart-item-add><input type="hidden" name="action" value="add"><input type="hidden" name="product_id" value="77">
  <input name="qty[]" id="qty" value="1"><button id="add">Add</button></form></div>
  <article class="card" data-entity-id="107" data-name="Dustpan" data-product-price="34.95"><a id="quick" data-button-type="add-cart" href="/cart.php?action=add&product_id=107">Add</a></article>`;
const CART = `<script>var BCData = {"csrf_token":"x"};</script><div data-cart><table class="cart"><tr class="cart-item" data-item-row><td><h2 class="cart-item-name"><a class="cart-item-name__label">Trellis Lamp</a></h2></td>
  <td><span class="cart-item-value">$109.00</span></td><td><button data-cart-update data-cart-itemid="c1" data-action="inc" id="more"></button>
  <input class="cart-item-qty-input" value="2" data-cart-itemid="c1" data-action="manualQtyChange"><button class="cart-remove" data-cart-itemid="c1" id="remove"></button></td></tr></table></div>`;

const page = (main: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Shop</title>${head}<script src="/theme.js"></script></head><body>${main}</body></html>`;
const line = {
  product_id: 77,
  product_name: 'Trellis Lamp',
  sku: 'OTL',
  purchase_price: 109,
  quantity: 1,
  brand_name: 'Common Good',
};

/** A BigCommerce shop in the theme Cornerstone; `sold`: it refuses each add. */
const bigShop = (sold = false, head = ''): Shop => ({
  files: {
    '/theme.js': readFileSync('test/e2e/shops/bigcommerce/theme.js', 'utf8'),
    '/trellis-lamp/index.html': page(PRODUCT, head),
  },
  answer({ path }: Ask) {
    const data = sold
      ? { error: 'Sold out' }
      : { currency: 'USD', product_value: 109, line_items: [line], cart_item: { id: 'c1' } };
    if (path.startsWith('/remote/v1/')) return { type: 'application/json', body: JSON.stringify({ data }) };
    return path === '/cart.php' ? { body: page(CART) } : undefined;
  },
});

const LAMP = {
  item_id: 'OTL',
  item_name: 'Trellis Lamp',
  item_brand: 'Common Good',
  item_category: 'Lamps',
  price: 109,
  discount: 11,
};
const view_item = { name: 'view_item', params: { items: [LAMP], currency: 'USD' } };
const add_to_cart = { name: 'add_to_cart', params: { items: [{ ...LAMP, quantity: 1 }], currency: 'USD' } };

const open = (shop: Shop): Promise<Listening> =>
  openListening(stage, shop, { config: { capture: { signals: false, sources: ['bigcommerce'] } } });
const told = async (shop: Listening) => (await shop.heard()).filter(({ name }) => name !== 'page_view');
async function close(shop: Listening): Promise<void> {
  expect(await shop.problems()).toEqual([]);
  expect(shop.errors).toEqual([]);
  await shop.close();
}

describe('a BigCommerce shop', () => {
  it.each([
    ['by the request of its form', bigShop(), [view_item, add_to_cart]],
    [
      'by its own events',
      bigShop(false, `<script>${BODL}</script>`),
      [view_item, { ...add_to_cart, params: { ...add_to_cart.params, value: 109 } }],
    ],
    ['but none that it refuses', bigShop(true), [view_item]],
  ])('tells a product and an add %s', async (_, served, expected) => {
    const shop = await open(served);
    await shop.go('/trellis-lamp/');
    await shop.heard();
    await shop.page.click('#add');
    expect(await told(shop)).toEqual(expected);
    await close(shop);
  });

  it.each([
    ['', ''],
    [' of a page that is busy until it is gone', BUSY],
  ])('tells an add by a link that leads to the cart%s, and what is changed there', async (_, head) => {
    const shop = await open(bigShop(false, head));
    await shop.go('/trellis-lamp/');
    await shop.heard();
    await Promise.all([shop.page.waitForURL('**/cart.php*'), shop.page.click('#quick')]);
    await shop.heard();
    await shop.page.click('#more');
    await shop.page.waitForTimeout(600);
    await shop.page.click('#remove');
    const row = { item_name: 'Trellis Lamp', price: 109 };
    expect(await told(shop)).toEqual([
      view_item,
      {
        name: 'add_to_cart',
        params: { items: [{ item_id: '107', item_name: 'Dustpan', price: 34.95 }], currency: 'USD' },
      },
      { name: 'view_cart', params: { items: [{ ...row, quantity: 2 }] } },
      { name: 'add_to_cart', params: { items: [{ ...row, quantity: 1 }] } },
      { name: 'remove_from_cart', params: { items: [{ ...row, quantity: 2 }] } },
    ]);
    await close(shop);
  });
});
