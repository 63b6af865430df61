import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Heard, PageHints } from '../../../../src/capture/heard.js';
import { openReader } from '../../../../src/capture/reading/open-reader.js';
import { reading } from '../../../fixtures/reading.js';

const open = () => openReader({ ...reading, salt: 's', report: () => undefined });
type Spoken = readonly [at: number, source: string, name: string, said?: unknown];
const heard = (...[at, source, name, said = {}]: Spoken): Heard => ({ source, name, at, said });
const page: PageHints = {
  path: '/products/cup',
  host: 'shop.example',
  asked: [],
  medium: null,
  campaign: null,
  touch: false,
  width: 1280,
  offset: 0,
  routed: false,
};
const view = (at: number, path = page.path): Heard => ({
  ...heard(at, 'page_view', 'page_view'),
  page: { ...page, path },
});
const one = (item_id: string, more: object = {}) => ({ items: [{ item_id, ...more }] });
const told = (all: readonly Heard[]) =>
  open()
    .read(all)
    .filter(({ name }) => name !== 'page_view')
    .map(({ name, params }) => [name, params.items?.map(({ item_id }) => item_id)]);

describe('one product page told by many', () => {
  it('is one view_item, whatever number each source gives the product', () => {
    expect(
      told([
        view(0),
        heard(10, 'data-layer', 'view_item', { event: 'view_item', ecommerce: one('SKU-1', { item_name: 'Cup' }) }),
        heard(20, 'shopify', 'view_item', one('8812', { item_name: 'Cup' })),
        heard(1500, 'structured', 'view_item', one('4006381333931', { item_name: 'Cup, blue', aliases: ['SKU-1'] })),
        heard(1600, 'heuristics', 'view_item', one('cup', { item_name: 'CUP', confidence: 0.6 })),
      ]),
    ).toEqual([['view_item', ['SKU-1']]]);
  });

  it('is one view_item also when the better source comes seconds later', () => {
    expect(
      told([
        view(0),
        heard(1500, 'structured', 'view_item', one('400', { item_name: 'Cup' })),
        heard(5000, 'data-layer', 'view_item', { event: 'view_item', ecommerce: one('SKU-1', { item_name: 'Cup' }) }),
      ]),
    ).toEqual([['view_item', ['400']]]);
  });

  it('has its product put into the cart by the number that is known, if a lesser source knows it by its title only', () => {
    const views = [view(0), heard(1500, 'structured', 'view_item', one('SKU-1', { item_name: 'Cup' }))];
    const add = (item_name: string) => heard(4000, 'heuristics', 'add_to_cart', one('cup', { item_name }));
    expect(told([...views, add('CUP')])[1]).toEqual(['add_to_cart', ['SKU-1']]);
    expect(told([...views, add('Plate')])[1]).toEqual(['add_to_cart', ['cup']]);
    const echo = heard(3000, 'heuristics', 'view_item', one('cup', { item_name: 'Cup' }));
    expect(told([...views, echo, add('Cup')])[1]).toEqual(['add_to_cart', ['SKU-1']]);
  });

  it('keeps a quick view of another product, told by name', () => {
    expect(
      told([
        view(0),
        heard(10, 'structured', 'view_item', one('400', { item_name: 'Cup' })),
        heard(9000, 'data-layer', 'view_item', { event: 'view_item', ecommerce: one('B', { item_name: 'Plate' }) }),
      ]),
    ).toEqual([
      ['view_item', ['400']],
      ['view_item', ['B']],
    ]);
  });

  it('is another view_item on the next page view, of the same product too', () => {
    expect(
      told([
        view(0),
        heard(10, 'structured', 'view_item', one('400')),
        view(3000, '/cart'),
        view(6000),
        heard(6010, 'structured', 'view_item', one('400')),
      ]),
    ).toHaveLength(2);
  });

  it('counts once what gtag and GTM both put into one data layer, and twice what a shopper does twice', () => {
    const gtm = (at: number) => heard(at, 'data-layer', 'add_to_cart', { event: 'add_to_cart', ecommerce: one('A') });
    const gtag = (at: number) => heard(at, 'data-layer', 'add_to_cart', one('A'));
    expect(told([view(0), gtm(100), gtag(101), gtm(900), gtag(905)])).toHaveLength(2);
    expect(told([view(0), gtm(100), gtm(101)])).toHaveLength(1);
    expect(told([view(0), gtm(100), gtm(400)])).toHaveLength(2);
  });

  it('is one add_to_cart for one click, which takes the name that the shop gives the product', () => {
    const all = [
      view(0),
      heard(10, 'data-layer', 'view_item', {
        event: 'view_item',
        ecommerce: { currency: 'EUR', ...one('SKU-1', { item_name: 'Cup', price: 12, item_brand: 'Ora' }) },
      }),
      heard(20, 'woocommerce', 'view_item', one('77', { item_name: 'Cup' })),
      heard(9000, 'woocommerce', 'add_to_cart', one('77', { quantity: 2 })),
      heard(9200, 'heuristics', 'add_to_cart', {}),
    ];
    const [, , add, ...none] = open().read(all);
    expect(none).toEqual([]);
    expect(add).toMatchObject({
      name: 'add_to_cart',
      params: {
        currency: 'EUR',
        items: [{ item_id: 'SKU-1', item_name: 'Cup', item_brand: 'Ora', price: 12, quantity: 2 }],
      },
    });
  });

  it('gives an add_to_cart that names nothing the product of the page', () => {
    const all = [
      view(0),
      heard(5, 'structured', 'view_item', one('400', { item_name: 'Cup' })),
      heard(5000, 'heuristics', 'add_to_cart'),
    ];
    expect(open().read(all).at(-1)!.params.items).toEqual([{ item_id: '400', item_name: 'Cup' }]);
  });

  it('keeps two quick clicks on two products apart, each seen by two sources', () => {
    expect(
      told([
        view(0, '/collections/all'),
        heard(1000, 'data-layer', 'add_to_cart', { event: 'add_to_cart', ecommerce: one('A') }),
        heard(1100, 'woocommerce', 'add_to_cart', one('1')),
        heard(1800, 'data-layer', 'add_to_cart', { event: 'add_to_cart', ecommerce: one('B') }),
        heard(1900, 'woocommerce', 'add_to_cart', one('2')),
      ]),
    ).toEqual([
      ['add_to_cart', ['A']],
      ['add_to_cart', ['B']],
    ]);
  });

  it('believes what the shop says itself: different ids of two declared sources are two', () => {
    expect(
      told([view(0), heard(10, 'track', 'add_to_cart', one('A')), heard(20, 'attributes', 'add_to_cart', one('B'))]),
    ).toHaveLength(2);
  });

  it('never makes more events than the most talkative source has said, nor none of what any has', () => {
    const source = fc.constantFrom('data-layer', 'shopify', 'structured', 'heuristics');
    fc.assert(
      fc.property(fc.array(fc.tuple(source, fc.nat(900)), { minLength: 1, maxLength: 12 }), (spoken) => {
        const all = spoken.map(([who, at]) =>
          heard(1000 + at, who, 'view_item', { event: 'view_item', ecommerce: one(`${who}-1`, { item_name: 'Cup' }) }),
        );
        const events = told([view(0), ...all.toSorted((a, b) => a.at - b.at)]);
        const counts = spoken.map(([who]) => spoken.filter(([other]) => other === who).length);
        expect(events.length).toBeGreaterThan(0);
        expect(events.length).toBeLessThanOrEqual(Math.max(...counts));
      }),
    );
  });
});

describe('one product under many names', () => {
  const names = (a: string, b: string, price?: number) =>
    told([
      view(0),
      heard(10, 'data-layer', 'view_item', { event: 'view_item', ecommerce: one('G1', { item_name: a, price: 30 }) }),
      heard(1500, 'structured', 'view_item', one('S1', { item_name: b, price })),
    ]).length;

  it.each([
    ['Harbor Lamp - Brass', 'Nordlys Harbor Lamp (Brass)'],
    ['Salt &amp; Pepper Mill &quot;Duo&quot;', 'Salt & Pepper Mill “Duo”'],
    ['Felt hat, wide brim', 'Wide Brim Felt Hat'],
    ['Café crème', 'CAFE CREME'],
  ])('is one, %s and %s', (a, b) => expect(names(a, b)).toBe(1));

  it('is one in two languages, if the price agrees', () => {
    expect(names('Wooden spoon', 'Kochlöffel aus Holz', 30)).toBe(1);
    expect(names('Wooden spoon', 'Kochlöffel aus Holz', 12)).toBe(2);
  });

  it('keeps the first id of two sources of one rank, for what comes after too', () => {
    const all = [
      view(0),
      heard(5, 'structured', 'view_item', one('VC45', { item_name: 'Vase' })),
      heard(900, 'heuristics', 'view_item', one('vase-p-45', { item_name: 'Vase' })),
      heard(5000, 'heuristics', 'add_to_cart', one('vase-p-45', { item_name: 'Vase' })),
    ];
    expect(told(all)).toEqual([
      ['view_item', ['VC45']],
      ['add_to_cart', ['VC45']],
    ]);
  });

  it('is one deed, whatever heading the page’s reader takes for the product', () => {
    const all = [
      view(0, '/cart'),
      heard(4000, 'segment', 'remove_from_cart', one('CUP', { item_name: 'Cup' })),
      heard(4001, 'heuristics', 'remove_from_cart', one('cart', { item_name: 'Cart', confidence: 0.6 })),
    ];
    expect(told(all)).toEqual([['remove_from_cart', ['CUP']]]);
  });

  it('is one for Google Ads, which numbers it by the merchant’s feed', () => {
    const ads = (at: number, name: string) =>
      heard(at, 'data-layer', name, { send_to: 'AW-9', items: [{ id: 'x_71' }] });
    const ga = (at: number, name: string) =>
      heard(at, 'data-layer', name, { send_to: 'G-1', ...one('BOOT', { item_name: 'Boot' }) });
    expect(
      told([view(0), ga(1, 'view_item'), ads(2, 'view_item'), ads(900, 'add_to_cart'), ga(901, 'add_to_cart')]),
    ).toHaveLength(2);
  });

  it('has the currency that the page told, whatever a sign before its price may mean', () => {
    const all = [
      view(0),
      heard(5, 'structured', 'view_item', { currency: 'CAD', ...one('A', { price: 24 }) }),
      heard(5000, 'heuristics', 'add_to_cart', { currency: 'USD', ...one('A', { price: 24 }) }),
    ];
    expect(
      open()
        .read(all)
        .map(({ params }) => params.currency),
    ).toEqual([undefined, 'CAD', 'CAD']);
  });

  it('is added once by a click that led to a page which tells of it again', () => {
    const reader = open();
    reader.recall([{ name: 'add_to_cart', at: 1000, params: { items: [{ item_id: 'slug', item_name: 'Cup' }] } }]);
    const all = [
      view(2500),
      heard(2600, 'data-layer', 'add_to_cart', { event: 'add_to_cart', ecommerce: one('SKU', { item_name: 'Cup' }) }),
      heard(2700, 'data-layer', 'add_to_cart', { event: 'add_to_cart', ecommerce: one('B', { item_name: 'Plate' }) }),
    ];
    expect(reader.read(all).map(({ name, params }) => [name, params.items?.[0]?.item_id])).toEqual([
      ['page_view', undefined],
      ['add_to_cart', 'B'],
    ]);
    // what is done on this page is another deed, however soon
    const next = open();
    next.recall([{ name: 'add_to_cart', at: 1000, params: { items: [{ item_id: '7', item_name: 'Cup' }] } }]);
    const done = [view(2000), heard(3000, 'shopify', 'add_to_cart', one('7', { item_name: 'Cup' }))];
    expect(next.read(done)).toHaveLength(2);
    expect(next.read([heard(4900, 'data-layer', 'add_to_cart', { event: 'x', ecommerce: one('7') })])).toEqual([]);
  });
});

describe('what a reader counts', () => {
  it('tells what became of everything, by source, page kind and name', () => {
    const { read, hearing } = open();
    read([
      view(0),
      heard(10, 'data-layer', 'view_item', {
        event: 'view_item',
        ecommerce: { items: [{ item_name: 'Cup', price: 'x' }] },
      }),
      heard(20, 'structured', 'view_item', one('400', { item_name: 'Cup' })),
      heard(30, 'data-layer', 'addToCart', { event: 'addToCart' }),
      heard(40, 'track', 'purchase', { items: [{ item_id: 'A' }] }),
    ]);
    expect(hearing()).toMatchObject([
      { source: 'page_view', name: 'page_view', fates: { kept: 1 } },
      {
        source: 'data-layer',
        kind: 'product',
        name: 'view_item',
        fates: { kept: 1 },
        faults: { 'items[].price': 1 },
        lacks: { item_id: 1, price: 1 },
      },
      { source: 'structured', fates: { echo: 1 } },
      { source: 'data-layer', name: 'addToCart', fates: { unknown: 1 } },
      { name: 'purchase', lacks: { value: 1, transaction_id: 1 } },
    ]);
  });

  it('stays bounded, whatever names a page invents', () => {
    const { read, hearing } = open();
    read(Array.from({ length: 5000 }, (_, i) => heard(i, 'data-layer', `custom_${i}`, { event: `custom_${i}` })));
    expect(hearing().length).toBeLessThan(250);
  });
});
