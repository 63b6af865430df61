import { describe, expect, it } from 'vitest';
import { jsonRows } from '../../../src/catalogue/feed/json-rows.js';
import { ndjsonRows } from '../../../src/catalogue/feed/ndjson-rows.js';
import { readFeedText } from './read-feed-text.js';

const json = (value: unknown) => readFeedText(jsonRows, JSON.stringify(value));

describe('a JSON feed', () => {
  it('of GA4 items gives what was before a discount as the price', async () => {
    const { items, problems } = await json([
      {
        item_id: 'SKU_1',
        item_name: 'Trail shoe',
        item_brand: 'Fell',
        item_category: 'Shoes',
        item_category2: 'Trail',
        price: 90,
        discount: 30,
        currency: 'EUR',
      },
    ]);
    expect(problems).toEqual([]);
    expect(items).toMatchObject([
      {
        id: 'SKU_1',
        name: 'Trail shoe',
        brand: 'Fell',
        path: ['Shoes', 'Trail'],
        price: 120,
        currency: 'EUR',
        sale: { price: 90 },
        inStock: true,
      },
    ]);
  });

  it('of schema.org products, in a list of list items', async () => {
    const product = {
      '@type': 'Product',
      productID: 'p1',
      name: 'Kettle &amp; lid',
      sku: 'K-1',
      url: '/kettle',
      image: ['https://cdn.example/k.jpg', 'https://cdn.example/k2.jpg'],
      brand: { '@type': 'Brand', name: 'Ember' },
      category: 'Home > Kitchen > Kettles',
      offers: { '@type': 'Offer', price: '49.00', priceCurrency: 'GBP', availability: 'https://schema.org/OutOfStock' },
    };
    const { items, problems } = await json({
      '@type': 'ItemList',
      itemListElement: [{ '@type': 'ListItem', item: product }],
    });
    expect(problems).toEqual([]);
    expect(items[0]).toEqual({
      id: 'p1',
      name: 'Kettle & lid',
      brand: 'Ember',
      link: 'https://shop.example/kettle',
      image: 'https://cdn.example/k.jpg',
      path: ['Home', 'Kitchen', 'Kettles'],
      price: 49,
      currency: 'GBP',
      inStock: false,
      aliases: ['K-1'],
    });
  });

  it('of Shopify (products.json), whose price has no currency of its own', async () => {
    const feed = {
      products: [
        {
          id: 632910392,
          title: 'IPod Nano - 8GB',
          handle: 'ipod-nano',
          vendor: 'Apple',
          product_type: 'Cult Products',
          variants: [
            { id: 808950810, sku: 'IPOD2008PINK', price: '199.00', compare_at_price: '249.00', available: false },
            { id: 49148385, sku: 'IPOD2008RED', price: '199.00', available: true },
          ],
          images: [{ id: 1, src: 'https://cdn.shopify.com/s/ipod.png?v=1' }],
        },
      ],
    };
    const { items } = await readFeedText(jsonRows, JSON.stringify(feed), { currency: 'USD' });
    expect(items[0]).toMatchObject({
      id: '632910392',
      link: 'https://shop.example/products/ipod-nano',
      image: 'https://cdn.shopify.com/s/ipod.png?v=1',
      price: 249,
      sale: { price: 199 },
      currency: 'USD',
      inStock: true,
    });
    expect(items[0]?.aliases).toContain('49148385');
    const { problems } = await json(feed);
    expect(problems).toMatchObject([{ code: 'catalogue-item', field: 'catalogue[1].price' }]);
    expect(problems[0]?.message).toContain('catalogue.currency');
  });

  it('of WooCommerce (Store API), whose prices are in cents and names written as HTML', async () => {
    const { items, problems } = await json([
      {
        id: 34,
        name: 'WordPress Pennant &#8211; blue',
        parent: 0,
        sku: 'wp-pennant',
        permalink: 'https://shop.example/product/wordpress-pennant/',
        prices: {
          currency_code: 'EUR',
          currency_minor_unit: 2,
          price: '1105',
          regular_price: '1205',
          sale_price: '1105',
        },
        images: [{ id: 57, src: 'https://shop.example/pennant.jpg', name: 'pennant' }],
        categories: [
          { id: 16, name: 'Decor' },
          { id: 17, name: 'Flags' },
        ],
        is_in_stock: true,
      },
    ]);
    expect(problems).toEqual([]);
    expect(items[0]).toMatchObject({
      id: '34',
      name: 'WordPress Pennant – blue',
      path: ['Decor', 'Flags'],
      price: 12.05,
      sale: { price: 11.05 },
      aliases: ['wp-pennant'],
    });
  });

  it('of Google’s Content API, in its camel case', async () => {
    const { items, problems } = await json({
      items: [
        {
          offerId: 'o1',
          title: 'Shirt',
          link: 'https://shop.example/shirt',
          imageLink: 'https://shop.example/shirt.jpg',
          price: { value: '15.00', currency: 'USD' },
          salePrice: { value: '12.00', currency: 'USD' },
          salePriceEffectiveDate: '2026-11-20T00:00:00+01:00/2026-11-30T00:00:00+01:00',
          itemGroupId: 'g1',
          productTypes: ['Clothing > Shirts'],
          availability: 'in stock',
        },
      ],
    });
    expect(problems).toEqual([]);
    expect(items[0]).toMatchObject({
      id: 'o1',
      group: 'g1',
      path: ['Clothing', 'Shirts'],
      price: 15,
      sale: { price: 12, from: Date.parse('2026-11-19T23:00Z'), until: Date.parse('2026-11-29T23:00Z') },
    });
  });

  it('keeps the good rows, and names field and remedy of the others', async () => {
    const good = { id: 1, title: 'Good' };
    const { items, problems } = await json([
      good,
      { title: 'No id' },
      { id: 2 },
      'text',
      { ...good, id: 3, link: 'javascript:alert(1)', image: 'data:image/svg+xml,x', price: 'cheap' },
    ]);
    expect(items).toEqual([
      { id: '1', name: 'Good', path: [], inStock: true, aliases: [] },
      { id: '3', name: 'Good', path: [], inStock: true, aliases: [] },
    ]);
    expect(problems.map(({ field }) => field)).toEqual([
      'catalogue[2].id',
      'catalogue[3].title',
      'catalogue[4]',
      'catalogue[5].link',
      'catalogue[5].image_link',
      'catalogue',
    ]);
    expect(problems[3]?.message).toBe(
      'Product 5 of the feed: link is no http or https address; that field is left out. Correct it in the feed, see docs/catalogue.md.',
    );
    expect(problems[5]?.message).toContain('1 more of such faults');
  });

  it('says of a feed that is none what it is', async () => {
    await expect(readFeedText(jsonRows, '<rss/>')).rejects.toThrow('is no JSON but markup; set catalogue.format');
    await expect(readFeedText(jsonRows, '{"a":')).rejects.toThrow('is no JSON');
    await expect(json({ shop: {} })).rejects.toThrow('holds no list of products');
  });

  it('leaves out sensitive goods, silently', async () => {
    const { items, problems } = await readFeedText(
      jsonRows,
      JSON.stringify([
        { id: 1, title: 'Tent' },
        { id: 2, title: 'Test', category: 'Pregnancy' },
      ]),
      { tells: (text) => !!text?.includes('Pregnancy') },
    );
    expect(items.map(({ id }) => id)).toEqual(['1']);
    expect(problems).toEqual([]);
  });

  it('reads no more products than it may, and says so', async () => {
    const all = Array.from({ length: 5 }, (_, id) => ({ id, title: 'One' }));
    const { items, problems } = await readFeedText(jsonRows, JSON.stringify(all), { most: 3 });
    expect(items).toHaveLength(3);
    expect(problems).toMatchObject([{ code: 'catalogue-limit', field: 'catalogue.maxItems' }]);
    expect((await readFeedText(jsonRows, JSON.stringify(all), { most: 5 })).problems).toEqual([]);
  });
});

describe('an NDJSON feed', () => {
  it('is read line by line, however it is cut', async () => {
    const lines = ['\uFEFF{"id":"a","title":"A"}\r', '', 'broken', '{"id":"b","title":"B"}'].join('\n');
    for (const size of [1, 5, 1000]) {
      const { items, problems } = await readFeedText(ndjsonRows, lines, { size });
      expect(items.map(({ id }) => id)).toEqual(['a', 'b']);
      expect(problems).toMatchObject([{ field: 'catalogue[2]' }]);
    }
  });
});
