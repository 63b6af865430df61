import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../launch.js';
import { openListening, type Listening } from '../listen.js';
import { magentoShop, type MagentoOptions } from './magento-shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

async function open(options: MagentoOptions): Promise<Listening> {
  const config = { capture: { signals: false, sources: ['magento'] } } as const;
  const shop = await openListening(stage, magentoShop(options), { config });
  // no shop puts a thing in a cart within a millisecond
  await shop.page.route('**/checkout/cart/add/**', async (route) => {
    await new Promise((done) => setTimeout(done, 200));
    await route.continue();
  });
  return shop;
}

const TEE = { item_id: 'WS12', item_name: 'Radiant Tee', price: 18 };
const PACK = { item_id: 'MB04', item_name: 'Strive Pack', price: 54 };
const VIEWED = { ...TEE, discount: 4 };
const viewOf = (page_kind: string) => ({ name: 'page_view', params: expect.objectContaining({ page_kind }) });

async function close(shop: Listening): Promise<void> {
  expect(await shop.problems()).toEqual([]);
  expect(shop.errors).toEqual([]);
  await shop.close();
}

describe('a Magento shop in Luma', () => {
  it('tells a product, adds by script and a removal, once each', async () => {
    const shop = await open({ theme: 'luma' });
    await shop.go('/tee.html');
    await shop.heard();
    await shop.page.fill('#qty', '2');
    for (const selector of ['#add', '#card-31', '#remove-17']) {
      await shop.page.click(selector);
      await shop.page.waitForTimeout(500);
    }
    expect(await shop.heard()).toEqual([
      viewOf('product'),
      { name: 'view_item', params: { items: [VIEWED], currency: 'USD' } },
      { name: 'add_to_cart', params: { items: [{ ...VIEWED, quantity: 2 }], currency: 'USD' } },
      { name: 'add_to_cart', params: { items: [{ ...PACK, quantity: 1 }], currency: 'USD' } },
      { name: 'remove_from_cart', params: { items: [{ ...VIEWED, quantity: 2 }], currency: 'USD' } },
    ]);
    await close(shop);
  });

  it.each([
    ['a form leads to the cart', { theme: 'luma', plain: true }],
    ['a script goes on to the cart', { theme: 'luma', goesOn: true }],
  ] as const)('tells an add once where %s', async (_, options) => {
    const shop = await open(options);
    await shop.go('/tee.html');
    await shop.heard();
    await Promise.all([shop.page.waitForURL('**/checkout/cart/'), shop.page.click('#add')]);
    expect(await shop.heard()).toEqual([
      viewOf('product'),
      { name: 'view_item', params: { items: [VIEWED], currency: 'USD' } },
      { name: 'add_to_cart', params: { items: [{ ...VIEWED, quantity: 1 }], currency: 'USD' } },
      viewOf('cart'),
      { name: 'view_cart', params: { items: [{ ...TEE, quantity: 1 }], value: 18 } },
    ]);
    await close(shop);
  });

  it('tells the way through the checkout', async () => {
    const shop = await open({ theme: 'luma' });
    await shop.go('/tops.html');
    await shop.heard();
    await shop.page.click('#card-31');
    await shop.page.waitForTimeout(500);
    await shop.go('/checkout/');
    await shop.heard();
    await shop.go('/checkout/onepage/success/');
    expect(await shop.heard()).toEqual([
      viewOf('listing'),
      { name: 'add_to_cart', params: { items: [{ ...PACK, quantity: 1 }] } },
      viewOf('checkout'),
      { name: 'begin_checkout', params: { items: [{ ...PACK, quantity: 1 }], value: 54 } },
      viewOf('thanks'),
      { name: 'purchase', params: { transaction_id: '000000123' } },
    ]);
    await close(shop);
  });
});

describe('a Magento shop in Hyvä', () => {
  it('tells a product, an add by a form that leads to the cart, and a removal there', async () => {
    const shop = await open({ theme: 'hyva' });
    await shop.go('/tee.html');
    await shop.heard();
    await Promise.all([shop.page.waitForURL('**/checkout/cart/'), shop.page.click('#add')]);
    await shop.heard();
    await shop.page.click('#remove-17');
    expect(await shop.heard()).toEqual([
      viewOf('product'),
      { name: 'view_item', params: { items: [VIEWED], currency: 'USD' } },
      { name: 'add_to_cart', params: { items: [{ ...VIEWED, quantity: 1 }], currency: 'USD' } },
      viewOf('cart'),
      { name: 'view_cart', params: { items: [{ ...TEE, quantity: 1 }], value: 18 } },
      { name: 'remove_from_cart', params: { items: [{ ...TEE, quantity: 1 }] } },
    ]);
    await close(shop);
  });
});
