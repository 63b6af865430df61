import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../launch.js';
import { openListening, type Listening, type ListenOptions } from '../listen.js';
import { wooShop } from './woo-shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** What Vitrine hears of the platform alone: no signals, no reading of structured data, no guesses. */
const alone: ListenOptions = { config: { capture: { signals: false, sources: ['woocommerce'] } } };
const open = (options = alone, shop = wooShop()): Promise<Listening> => openListening(stage, shop, options);

const CUP = { item_id: 'SKU-11', item_name: 'Cup', price: 1234.56 };
const PLATE = { item_id: 'SKU-12', item_name: 'Plate', price: 15, discount: 5 };

/** The events without page views. */
const told = async (shop: Listening) => (await shop.heard()).filter(({ name }) => name !== 'page_view');

async function close(shop: Listening): Promise<void> {
  expect(await shop.problems()).toEqual([]);
  expect(shop.errors).toEqual([]);
  await shop.close();
}

describe('a classic WooCommerce shop', () => {
  it('tells its list, two quick adds and a removal from the mini cart, once each', async () => {
    const shop = await open();
    await shop.go('/mini/');
    await shop.heard();
    await shop.page.evaluate(() =>
      document.querySelectorAll<HTMLElement>('.ajax_add_to_cart').forEach((one) => one.click()),
    );
    await shop.page.waitForTimeout(500);
    await shop.page.click('.remove_from_cart_button');
    expect(await told(shop)).toEqual([
      {
        name: 'view_item_list',
        params: { items: [CUP, PLATE], currency: 'EUR', item_list_id: 'kitchen', item_list_name: 'Kitchen' },
      },
      { name: 'add_to_cart', params: { items: [{ ...CUP, quantity: 1 }], currency: 'EUR' } },
      { name: 'add_to_cart', params: { items: [{ ...PLATE, quantity: 1 }], currency: 'EUR' } },
      { name: 'remove_from_cart', params: { items: [{ ...CUP, quantity: 2 }], currency: 'EUR' } },
    ]);
    await close(shop);
  });

  it('tells no add that the shop refuses, though the request succeeds', async () => {
    const shop = await open(alone, wooShop({ sold: ['12'] }));
    await shop.go('/kitchen/');
    await shop.heard();
    await Promise.all([shop.page.waitForURL('**/product/30'), shop.page.click('.post-12 .ajax_add_to_cart')]);
    expect((await told(shop)).map(({ name }) => name)).toEqual(['view_item_list', 'view_item']);
    await close(shop);
  });

  it('tells a product once and its chosen variation when it is added by a form that leaves', async () => {
    const shop = await open();
    await shop.go('/product/30');
    await shop.heard();
    await shop.page.selectOption('select', 'm');
    await shop.page.fill('[name=quantity]', '2');
    await Promise.all([shop.page.waitForNavigation(), shop.page.click('.single_add_to_cart_button')]);
    const hoodie = { item_id: 'HOOD', item_name: 'Hoodie', price: 30 };
    expect(await told(shop)).toEqual([
      { name: 'view_item', params: { items: [hoodie] } },
      { name: 'add_to_cart', params: { items: [{ ...hoodie, item_variant: 'm', price: 35, quantity: 2 }] } },
      { name: 'view_item', params: { items: [hoodie] } },
    ]);
    await close(shop);
  });

  it('tells changed lines of the cart, checkout and order', async () => {
    const shop = await open();
    await shop.go('/cart/');
    await shop.heard();
    await shop.page.fill('.qty', '5');
    await shop.page.click('[name=update_cart]');
    await shop.page.waitForTimeout(800);
    await shop.page.click('.product-remove a');
    await shop.page.waitForTimeout(800);
    await shop.page.focus('#coupon_code');
    await shop.heard();
    await shop.go('/checkout/');
    await shop.heard();
    await shop.page.click('#local');
    await Promise.all([shop.page.waitForNavigation(), shop.page.click('#place_order')]);
    const plate = { item_id: 'SKU-12', item_name: 'Plate', price: 15 };
    const line = { item_name: 'Plate', quantity: 2 };
    expect(await told(shop)).toEqual([
      { name: 'view_cart', params: { items: [{ ...plate, quantity: 2 }] } },
      { name: 'add_to_cart', params: { items: [{ ...plate, quantity: 3 }] } },
      { name: 'remove_from_cart', params: { items: [{ ...plate, quantity: 5 }] } },
      { name: 'coupon_field_focus', params: {} },
      { name: 'begin_checkout', params: { items: [line], value: 30 } },
      { name: 'add_shipping_info', params: {} },
      { name: 'add_payment_info', params: {} },
      { name: 'purchase', params: { items: [line], value: 30, transaction_id: '77' } },
    ]);
    await close(shop);
  });
});

describe('other WooCommerce shops', () => {
  it.each([
    ['a theme with an endpoint of its own', '/theme/product'],
    ['a shop without scripts', '/plain/product'],
  ])('%s tells a product and its add once', async (_, path) => {
    const shop = await open();
    await shop.go(path);
    await shop.heard();
    await shop.page.click('.single_add_to_cart_button');
    await shop.page.waitForTimeout(500);
    const hoodie = { item_id: 'HOOD', item_name: 'Hoodie', price: 30 };
    expect((await told(shop)).slice(0, 2)).toEqual([
      { name: 'view_item', params: { items: [hoodie] } },
      { name: 'add_to_cart', params: { items: [{ ...hoodie, quantity: 1 }] } },
    ]);
    expect((await shop.names()).filter((name) => name === 'add_to_cart')).toHaveLength(1);
    await close(shop);
  });

  it('a list without scripts tells an add by a link that leaves', async () => {
    const shop = await open();
    await shop.go('/plain/');
    await shop.heard();
    await Promise.all([shop.page.waitForURL('**/shop/**'), shop.page.click('.post-11 .add_to_cart_button')]);
    expect((await told(shop)).map(({ name, params }) => [name, params.items?.[0]?.item_id])).toEqual([
      ['view_item_list', 'SKU-11'],
      ['add_to_cart', 'SKU-11'],
      ['view_item_list', 'SKU-11'],
    ]);
    await close(shop);
  });

  it('blocks tell two quick adds, and changes of the cart', async () => {
    const shop = await open();
    await shop.go('/blocks/');
    await shop.heard();
    await shop.page.evaluate(() =>
      document.querySelectorAll<HTMLElement>('.add_to_cart_button').forEach((one) => one.click()),
    );
    await shop.heard();
    await shop.go('/blocks/cart');
    await shop.heard();
    await shop.page.click('[class*=--plus]');
    await shop.page.waitForTimeout(600);
    await shop.page.click('.wc-block-cart-item__remove-link');
    const [one, two] = [11, 12].map((id) => ({ item_id: `SKU-${id}`, item_name: `Thing ${id}`, price: 15 }));
    const line = { item_name: 'Thing 11', price: 15 };
    expect(await told(shop)).toEqual([
      { name: 'view_item_list', params: { items: [one, two], currency: 'EUR', item_list_name: 'Shop' } },
      { name: 'add_to_cart', params: { items: [{ ...one, quantity: 1 }], currency: 'EUR' } },
      { name: 'add_to_cart', params: { items: [{ ...two, quantity: 1 }], currency: 'EUR' } },
      { name: 'view_cart', params: { items: [{ ...line, quantity: 1 }], currency: 'EUR' } },
      { name: 'add_to_cart', params: { items: [{ ...line, quantity: 1 }], currency: 'EUR' } },
      { name: 'remove_from_cart', params: { items: [{ ...line, quantity: 2 }], currency: 'EUR' } },
    ]);
    await close(shop);
  });
});
