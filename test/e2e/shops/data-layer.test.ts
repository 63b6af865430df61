import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../launch.js';
import { openListening } from './listen.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const item = `{ item_id: 'A1', item_name: 'Cup', price: '1.234,56 €' }`;
const page = (script: string): string =>
  `<!doctype html><html lang="en"><head><title>Cup</title></head><body><h1>Cup</h1><button id="add">Add to cart</button><script>${script}</script></body></html>`;

describe('a shop with GA4’s data layer', () => {
  it('is heard once, by whichever of the two forms, with what it had said before', async () => {
    const shop = await openListening(stage, {
      files: {
        '/product/cup.html': page(`
          window.dataLayer = [{ event: 'view_item', ecommerce: { currency: 'EUR', items: [${item}] } }];
          function gtag() { dataLayer.push(arguments); }
          gtag('event', 'view_item', { currency: 'EUR', items: [${item}] });
          document.getElementById('add').onclick = () => {
            dataLayer.push({ ecommerce: null });
            dataLayer.push({ event: 'add_to_cart', ecommerce: { items: [${item}] } });
            gtag('event', 'add_to_cart', { items: [${item}] });
          };`),
      },
    });
    await shop.go('/product/cup');
    await shop.page.click('#add');
    const items = [{ item_id: 'A1', item_name: 'Cup', price: 1234.56 }];
    expect(await shop.heard()).toEqual([
      { name: 'page_view', params: expect.objectContaining({ page_kind: 'product' }) },
      { name: 'view_item', params: { items, currency: 'EUR' } },
      { name: 'add_to_cart', params: { items, currency: 'EUR' } },
    ]);
    expect(await shop.problems()).toEqual([]);
    expect(shop.errors).toEqual([]);
    await shop.close();
  });
});
