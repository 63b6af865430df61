import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../launch.js';
import { openListening, type Listening, type ListenOptions } from '../listen.js';
import { shopifyShop } from './shopify-shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** What Vitrine hears of the platform alone: no signals, no guesses. */
const alone: ListenOptions = { config: { capture: { signals: false, sources: ['shopify'] } } };
const open = (options = alone): Promise<Listening> => openListening(stage, shopifyShop, options);
const told = async (shop: Listening) => (await shop.heard()).filter(({ name }) => name !== 'page_view');

async function close(shop: Listening): Promise<void> {
  expect(await shop.problems()).toEqual([]);
  expect(shop.errors.filter((one) => !/422/.test(one))).toEqual([]);
  await shop.close();
}

const tee = {
  item_id: '7',
  item_name: 'Tee',
  item_brand: 'Acme',
  item_category: 'Tops',
  item_variant: 'S',
  price: 19.99,
};
const teeM = { ...tee, item_variant: 'M', price: 24.99 };
const cup = { item_id: '8', item_name: 'Cup', item_brand: 'Acme', item_category: 'Kitchen', price: 5 };
const params = (...items: readonly object[]) => ({ items, currency: 'EUR' });

describe('a Shopify theme', () => {
  it('tells a product once over its variants, a refused and a successful add, and changes in the drawer', async () => {
    const shop = await open();
    await shop.go('/en-de/products/tee');
    await shop.heard();
    await shop.page.selectOption('[name=variant]', '72');
    await shop.page.fill('[name=quantity]', '99');
    await shop.page.click('[name=add]');
    await shop.page.waitForTimeout(300);
    await shop.page.fill('[name=quantity]', '2');
    await shop.page.click('[name=add]');
    await shop.page.waitForSelector('.cart-item');
    await shop.heard();
    await shop.page.fill('.cart-item input', '3');
    await shop.page.press('.cart-item input', 'Tab');
    await shop.heard();
    await shop.page.click('cart-remove-button a');
    expect(await told(shop)).toEqual(
      [
        { name: 'view_item', params: params(tee) },
        { name: 'add_to_cart', params: params({ ...teeM, quantity: 2 }) },
        { name: 'add_to_cart', params: params({ ...teeM, quantity: 1 }) },
        { name: 'remove_from_cart', params: params({ ...teeM, quantity: 3 }) },
      ].map(({ name, params: said }, i) => ({
        name,
        params: i < 2 ? said : expect.objectContaining({ items: [expect.objectContaining({ item_id: '7' })] }),
      })),
    );
    await close(shop);
  });

  it('tells an add by a form that leaves, the cart, a changed line and the checkout', async () => {
    const shop = await open();
    await shop.go('/products/tee');
    await shop.heard();
    await Promise.all([shop.page.waitForURL('**/cart'), shop.page.click('[name=add]')]);
    await shop.heard();
    await shop.page.fill('.cart-item input', '5');
    await Promise.all([shop.page.waitForNavigation(), shop.page.click('[name=update]')]);
    await shop.heard();
    await Promise.all([shop.page.waitForURL('**/checkouts/1'), shop.page.click('[name=checkout]')]);
    const line = { item_name: 'Tee' };
    expect(await told(shop)).toEqual(
      [
        { name: 'view_item', params: params(tee) },
        { name: 'add_to_cart', params: params({ ...tee, quantity: 1 }) },
        { name: 'view_cart', params: { items: [{ ...line, quantity: 2 }] } },
        { name: 'add_to_cart', params: { items: [{ ...line, quantity: 3 }] } },
        { name: 'view_cart', params: { items: [{ ...line, quantity: 2 }] } },
        { name: 'begin_checkout', params: { items: [{ ...line, quantity: 2 }] } },
      ].map(({ name, params: said }) => ({
        name,
        params: { currency: expect.toSatisfy((one) => !one || one === 'EUR'), ...said },
      })),
    );
    await close(shop);
  });

  it('tells collections and searches', async () => {
    const shop = await open();
    await shop.go('/en-de/collections/all');
    await shop.heard();
    await shop.go('/search?q=cup');
    expect(await told(shop)).toEqual([
      { name: 'view_item_list', params: { ...params(tee, cup), item_list_id: 'all', item_list_name: 'All' } },
      { name: 'search', params: { search_term: 'cup' } },
      { name: 'view_item_list', params: { ...params(cup), item_list_id: 'search', item_list_name: 'Search' } },
    ]);
    await close(shop);
  });

  it('tells once what a GA4 tag says in other numbers, in the words of GA4', async () => {
    const shop = await open({ config: { capture: { signals: false } } });
    await shop.go('/google/products/tee');
    await shop.heard();
    await shop.page.click('[name=add]');
    const heard = (await told(shop)).map(({ name, params: said }) => [name, said.items?.[0]?.item_id]);
    expect(heard).toEqual([
      ['view_item', 'shopify_DE_7_71'],
      ['add_to_cart', 'shopify_DE_7_71'],
    ]);
    await close(shop);
  });
});
