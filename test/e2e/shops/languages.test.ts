import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../launch.js';
import { openListening } from './listen.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const image = { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
const visit = async (name: string, path: string, presses: readonly string[]) => {
  const answer = ({ path, method }: { path: string; method: string }) =>
    path === '/i.svg' ? image : method === 'POST' ? { type: 'application/json', body: '{}' } : undefined;
  const shop = await openListening(stage, { folder: `test/e2e/shops/${name}`, answer });
  await shop.go(path);
  await shop.page.waitForTimeout(1200);
  for (const press of presses) {
    await shop.page.click(press);
    await shop.page.waitForTimeout(1000);
  }
  const heard = (await shop.heard()).filter(({ name }) => !/^(page|section)_view$/.test(name));
  expect(await shop.problems()).toEqual([]);
  expect(shop.errors).toEqual([]);
  await shop.close();
  return heard.map(({ name, params }) => [name, { ...params, confidence: undefined }]);
};

describe('a shop that says nothing, in its own language', () => {
  it('is understood in German', async () => {
    const table = { item_id: '4711', item_name: 'Esstisch Eiche', price: 1234.56, discount: 264.44 };
    expect(await visit('german', '/produkt/tisch', ['form button', '.merken'])).toEqual([
      ['view_item', { items: [table], currency: 'EUR' }],
      ['add_to_cart', { items: [{ ...table, quantity: 2 }], currency: 'EUR' }],
      ['add_to_wishlist', { items: [table], currency: 'EUR' }],
    ]);
  });

  it('is understood in Japanese', async () => {
    const cup = { item_id: 'yn-08', item_name: '湯呑み 青', price: 3980, discount: 420 };
    const told = await visit('japanese', '/items/yunomi', ['.kago', '.okini']);
    expect(told.map(([name]) => name)).toEqual(['view_item', 'add_to_cart', 'add_to_wishlist']);
    expect(told[0]).toEqual(['view_item', { items: [cup], currency: 'JPY' }]);
    expect(told[1]).toEqual(['add_to_cart', { items: [{ ...cup, quantity: 4 }], currency: 'JPY' }]);
  });
});
