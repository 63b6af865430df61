import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../launch.js';
import { openListening, type Listening } from './listen.js';

let stage: Stage;
let shop: Listening;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** Not a file of its own, lest a formatter mend it. */
const BROKEN = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Chair</title>
<script type="application/ld+json">{"@type": "Organization", "name": }</script>
<script type="application/ld+json">{"@type":"Product","name":"Nothing" "sku":1}</script>
<script type="application/ld+json">
//<![CDATA[
/* by the theme */
{"@context": "http://schema.org", "@type": "http://schema.org/Product",
 "name": "Chair", "description": "Oak.
And ash.", "productID": "sku:CH-9", "category": "Furniture > Chairs",
 "offers": {"@type": "AggregateOffer", "lowPrice": "1.234,56", "highPrice": "1.500,00", "priceCurrency": "EUR",},
}
//]]></script>
</head>
<body>
<header class="top"><a href="/">Nordlys</a></header>
<main>
<h1>Chair</h1>
</main>
<footer>
  <form class="newsletter" action="/newsletter" method="post"><label>News <input type="email" name="email"></label><button>Sign up</button></form>
  <a href="/shipping">Shipping from $4.90</a>
</footer>
</body>
</html>`;

const open = async (name: string, path: string) => {
  const folder = `test/e2e/shops/${name}`;
  shop = await openListening(stage, {
    folder,
    files: { '/p/broken.html': BROKEN },
    // a client-side shop has one document for all of its paths
    ...(name === 'next' && {
      answer: ({ path, method }) =>
        method === 'POST' ? { type: 'application/json', body: '{}' } : /\.|^\/vitrine/.test(path) ? undefined : index,
    }),
  });
  await shop.go(path);
};
const index = { body: readFileSync('test/e2e/shops/next/index.html', 'utf8') };

const events = async () => {
  const heard = (await shop.heard()).filter(({ name }) => name !== 'page_view');
  expect(await shop.problems()).toEqual([]);
  expect(shop.errors).toEqual([]);
  return heard.map(({ name, params }) => [name, params]);
};

describe('a shop that speaks by JSON-LD alone', () => {
  it('has one view_item with brand, path, former price and reviews', async () => {
    await open('json-ld', '/p/lamp');
    const item = {
      item_id: 'LMP-1',
      item_name: 'Lamp & Shade',
      item_brand: 'Nordlys Studio',
      item_category: 'Living',
      item_category2: 'Lamps',
      price: 180,
      discount: 40,
      review_count: 89,
    };
    expect(await events()).toEqual([['view_item', { items: [item], currency: 'EUR' }]]);
    await shop.close();
  });

  it('reads what is nearly JSON, and counts what is not', async () => {
    await open('json-ld', '/p/broken');
    const item = { item_id: 'CH-9', item_name: 'Chair', item_category: 'Furniture', price: 1234.56 };
    expect(await events()).toEqual([['view_item', { items: [item], currency: 'EUR' }]]);
    expect(await shop.hearing()).toContainEqual(
      expect.objectContaining({ source: 'structured', name: 'json_ld_broken', fates: { unknown: 1 } }),
    );
    await shop.close();
  });

  it('tells a group by itself, at the price of the variant that the address asks for', async () => {
    await open('json-ld', '/p/shirt?size=m');
    const item = { item_id: 'SH', item_name: 'Shirt', item_brand: 'Nordlys', price: 35 };
    expect(await events()).toEqual([['view_item', { items: [item], currency: 'EUR' }]]);
    await shop.close();
  });

  it('has one list, a search by the parameter that it names, and nothing of an order', async () => {
    await open('json-ld', '/c/lamps');
    const items = [
      { item_id: 'LMP-1', item_name: 'Lamp', price: 180, index: 1 },
      { item_id: 'torch', item_name: 'Torch', price: 20, index: 2 },
    ];
    const list = ['view_item_list', { item_list_name: 'All lamps', items, currency: 'EUR' }];
    expect(await events()).toEqual([list]);
    await shop.go('/find?term=lamp');
    const found = [
      { item_id: 'lamp', index: 1 },
      { item_id: 'torch', index: 2 },
    ];
    const search = [
      ['search', { search_term: 'lamp' }],
      ['view_item_list', { item_list_name: 'Found', items: found }],
    ];
    expect(await events()).toEqual([list, ...search]);
    await shop.go('/thanks');
    expect(await events()).toEqual([list, ...search]);
    await shop.close();
  });
});

describe('a shop that speaks by microdata or Open Graph alone', () => {
  it('has one view_item, and one view_item_list of its products', async () => {
    await open('microdata', '/item/kettle');
    const kettle = {
      item_id: 'KT-5',
      item_name: 'Kettle',
      item_brand: 'Nordlys',
      item_category: 'Kitchen',
      price: 499,
      review_count: 17,
    };
    const view = ['view_item', { items: [kettle], currency: 'SEK' }];
    expect(await events()).toEqual([view]);
    await shop.go('/kitchen');
    const items = [
      { item_id: 'kettle', item_name: 'Kettle', price: 499, index: 1 },
      { item_id: 'pot', item_name: 'Pot', price: 1299, index: 2 },
    ];
    expect(await events()).toEqual([view, ['view_item_list', { item_list_name: 'Kitchen', items, currency: 'SEK' }]]);
    await shop.close();
  });

  it('has one view_item by Open Graph, and none of an article', async () => {
    await open('open-graph', '/rug');
    const item = { item_id: 'RUG-2', item_name: 'Wool rug', item_brand: 'Nordlys', price: 249 };
    expect(await events()).toEqual([['view_item', { items: [item], currency: 'DKK' }]]);
    await shop.go('/story');
    expect((await events()).length).toBe(1);
    await shop.close();
  });
});

describe('a client-side shop whose head keeps what the server wrote', () => {
  it('views each product once a visit, late data included, and nothing of a stale block', async () => {
    await open('next', '/p/boot');
    const names = async () => (await events()).map(([name, { items }]: any) => [name, items?.[0].item_id]);
    expect(await names()).toEqual([['view_item', 'B-1']]);
    await shop.page.click('a[href="/about"]');
    await shop.page.waitForTimeout(1500);
    await shop.page.click('a[href="/p/clog"]');
    await shop.page.waitForTimeout(2500);
    await shop.page.click('button');
    await shop.page.waitForTimeout(1500);
    await shop.page.click('a[href="/p/boot"]');
    await shop.page.waitForTimeout(2500);
    expect(await names()).toEqual([
      ['view_item', 'B-1'],
      ['view_item', 'C-2'],
      ['add_to_cart', 'C-2'],
      ['view_item', 'B-1'],
    ]);
    await shop.close();
  });
});
