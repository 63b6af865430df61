// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sources } from '../../../src/capture/sources/structured/structured.js';
import * as item from '../../../src/capture/sources/structured/structured-item.js';
import { microdata, openGraph } from '../../../src/capture/sources/structured/structured-markup.js';
import { parseLoose } from '../../../src/capture/sources/structured/structured-parse.js';
import * as telling from '../../../src/capture/sources/structured/structured-tell.js';
import { openScope } from '../../../src/capture/scope.js';
import type { Tools } from '../../../src/capture/sources/tools.js';

const { openBlock, tell } = telling;
const here = 'https://shop.example/p/cup';
const parts: Readonly<Record<string, unknown>> = { 'source.structured-tell': telling, 'source.structured-item': item };

/** Opens the source; `read` reads the page again. */
function listen() {
  const heard: [name: string, said: any][] = [];
  const faults: unknown[] = [];
  const scope = openScope('structured', (fault) => faults.push(fault));
  let reread = () => {};
  const tools = {
    load: (name: string) => Promise.resolve(parts[name]),
    onPage(read: () => void) {
      reread = read;
      read();
    },
  } as unknown as Tools;
  scope.safe(sources['structured']!)((name, said) => heard.push([name, said]), scope, tools);
  return { heard, faults, end: scope.end, read: () => reread() };
}

const block = (json: unknown) =>
  `<script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`;
const cup = {
  '@type': 'Product',
  name: 'Cup',
  sku: 'C1',
  url: '/p/cup',
  offers: { '@type': 'Offer', price: '8.00', priceCurrency: 'EUR' },
};
const settled = () => vi.advanceTimersByTimeAsync(100);

const stand = async (html: string, path = '/p/cup') => {
  vi.useFakeTimers();
  (window as any).happyDOM.setURL(`https://shop.example${path}`);
  document.head.innerHTML = html;
  document.body.innerHTML = '<h1>Cups</h1>';
  const listening = listen();
  await settled();
  return listening;
};

afterEach(() => {
  vi.useRealTimers();
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

describe('structured data on a page', () => {
  it('is said once, however often the page is read', async () => {
    const { heard, read, faults } = await stand(block(cup));
    read();
    await settled();
    expect(heard.map(([name, { items }]) => [name, items[0].item_id, items[0].price])).toEqual([
      ['view_item', 'C1', '8.00'],
    ]);
    expect(faults).toEqual([]);
  });

  it('is not said again by a block that stayed from the page before', async () => {
    const { heard, read } = await stand(block(cup));
    (window as any).happyDOM.setURL('https://shop.example/about');
    read();
    await settled();
    expect(heard.length).toBe(1);
    document.head.innerHTML += block({ ...cup, name: 'Jug', sku: 'J1', url: undefined });
    read();
    await settled();
    expect(heard.map(([, { items }]) => items[0].item_id)).toEqual(['C1', 'J1']);
    (window as any).happyDOM.setURL('https://shop.example/p/cup');
    read();
    await settled();
    expect(heard.map(([, { items }]) => items[0].item_id)).toEqual(['C1', 'J1', 'C1']);
  });

  it('is read again while there is none, and not after the end', async () => {
    const { heard, end } = await stand('');
    document.head.innerHTML = block(cup);
    await vi.advanceTimersByTimeAsync(1100);
    expect(heard.length).toBe(1);
    end();
    const later = await stand('');
    later.end();
    document.head.innerHTML = block(cup);
    await vi.advanceTimersByTimeAsync(9000);
    expect(later.heard).toEqual([]);
  });

  it('counts a block that is no JSON, and one that is too long, and reads the others', async () => {
    const long = block({ ...cup, description: 'x'.repeat(260_000) });
    const { heard } = await stand(block('{"@type":"Product" "name"}') + long + block(cup));
    expect(heard.map(([name]) => name)).toEqual(['json_ld_broken', 'json_ld_long', 'view_item']);
  });

  it('is microdata or Open Graph where there is no JSON-LD', async () => {
    const meta =
      '<meta property="og:type" content="product"><meta property="og:title" content="Rug"><meta property="product:price:amount" content="5">';
    const { heard } = await stand(meta);
    expect(heard).toMatchObject([['view_item', { items: [{ item_name: 'Rug', price: '5' }] }]]);
  });
});

const told = (...things: unknown[]) => tell([openBlock(things, here)], here, item);

describe('the telling of structured data', () => {
  it('takes a review’s, a related and an ordered product for none', () => {
    const other = { ...cup, name: 'Other', sku: 'O' };
    expect(
      told({ '@type': 'Review', itemReviewed: other }, { '@type': 'Order', acceptedOffer: { itemOffered: other } }),
    ).toEqual([]);
    expect(told({ ...cup, isRelatedTo: [other], isSimilarTo: other }).map(([name]) => name)).toEqual(['view_item']);
  });

  it('has no id where the data has none and no address that is the product’s own', () => {
    const bare = { '@type': 'Product', name: 'Bowl', offers: { price: 18 } };
    for (const url of [undefined, '', '/index.php?p=3'])
      expect(tell([openBlock([{ ...bare, url }], '')], url ?? '', item)[0]![1]).toMatchObject({
        items: [{ item_id: undefined, aliases: [] }],
      });
  });

  it('takes the offers that Wix writes large', () => {
    const { offers, ...bare } = cup;
    expect(told({ ...bare, Offers: offers })[0]).toMatchObject([
      'view_item',
      { currency: 'EUR', items: [{ item_id: 'C1', price: '8.00' }] },
      'C1',
    ]);
  });

  it('takes a category that calls itself a product for none, and a product of many sellers for one', () => {
    const offers = { '@type': 'AggregateOffer', lowPrice: 5, highPrice: 300, priceCurrency: 'EUR', offerCount: 88 };
    const kitchen = { '@type': 'Product', name: 'Kitchen', offers };
    const names = (thing: object) => told(thing).map(([name]) => name);
    expect(names(kitchen)).toEqual([]);
    expect(names({ ...kitchen, gtin13: '4006381333931' })).toEqual(['view_item']);
    expect(names({ ...kitchen, offers: { ...offers, offerCount: 3 } })).toEqual(['view_item']);
  });

  it('takes several products for a list, unless one of them is the page’s', () => {
    const jug = { ...cup, name: 'Jug', sku: 'J', url: '/p/jug' };
    expect(told({ ...cup, url: '/p/other' }, jug).map(([name]) => name)).toEqual(['view_item_list']);
    expect(told(cup, jug)[0]).toMatchObject(['view_item', { items: [{ item_id: 'C1' }] }, 'C1']);
  });

  it.each([
    [{ lowPrice: '10', highPrice: '20', '@type': 'AggregateOffer' }, '10'],
    [[{ price: '1.234,56' }, { price: '2' }], '1.234,56'],
    [{ '@type': 'AggregateOffer', offers: [{ price: 7 }] }, '7'],
    [{ priceSpecification: { price: 3, priceCurrency: 'EUR' } }, '3'],
  ])('finds the price in %j', (offers, price) => {
    expect(told({ ...cup, offers })[0]![1]).toMatchObject({ items: [{ price }] });
  });
});

const anyThing = fc.letrec((tie) => ({
  thing: fc.dictionary(
    fc.constantFrom(
      'toString',
      '@type',
      '@id',
      '@graph',
      'name',
      'offers',
      'price',
      'sku',
      'url',
      'brand',
      'hasVariant',
      'itemListElement',
      'item',
      'target',
      'aggregateRating',
      'priceSpecification',
      'isVariantOf',
      '__proto__',
    ),
    fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        'Product',
        'ProductGroup',
        'ItemList',
        'ListItem',
        'BreadcrumbList',
        'SearchAction',
        'Offer',
        'a',
        '/p/cup',
        '?q={q}',
        ':',
        '12,50',
      ),
      fc.jsonValue(),
      tie('thing'),
      fc.array(tie('thing'), { maxLength: 3 }),
    ),
  ),
})).thing;

describe('whatever stands in a block', () => {
  it('is told without a throw', () => {
    fc.assert(
      fc.property(anyThing, (thing) => {
        expect(told(thing, JSON.parse(JSON.stringify(thing)))).toBeInstanceOf(Array);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(told(value)).toBeInstanceOf(Array);
      }),
    );
  });

  it('is JSON or nothing, and JSON is read as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseLoose(text)));
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseLoose(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    ['{"a": [1, 2,], }', { a: [1, 2] }],
    ['//<![CDATA[\n{"a": "b"}\n//]]>', { a: 'b' }],
    ['<!-- /* x */ {"a": "b\nc"};  -->', { a: 'b c' }],
    ['{"a": "http://b"}, ', { a: 'http://b' }],
    ['{"a": }', undefined],
    ['', undefined],
  ])('mends %j', (text, value) => {
    expect(parseLoose(text)).toEqual(value);
  });

  it('is mended in a time that grows with its length', () => {
    const start = performance.now();
    for (const part of ['/*', '<!--', ', ', '; ', '//', '\n', '{"a":1,']) parseLoose(part.repeat(60_000));
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('is marked up in any way', () => {
    const name = fc.constantFrom('name', 'offers', 'price', 'item', 'url', 'itemListElement', '');
    const tag = fc.tuple(
      fc.constantFrom('div', 'meta', 'a'),
      name,
      fc.constantFrom('https://schema.org/Product', 'https://schema.org/Offer', ''),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 8 }), (tags) => {
        document.body.innerHTML = tags
          .map(
            ([tag, prop, type]) => `<${tag}${prop && ` itemprop="${prop}"`}${type && ` itemscope itemtype="${type}"`}>`,
          )
          .join('');
        expect(told(...microdata(), ...openGraph())).toBeInstanceOf(Array);
      }),
      { numRuns: 200 },
    );
  });
});
