import { describe, expect, it } from 'vitest';
import { audit, codes, viewed, type Said } from './heard.js';

const item = { item_id: 'K1', item_name: 'Kettle', price: 38 };
const goods = { currency: 'EUR', value: 38, items: [item] };
const order = { ...goods, transaction_id: 'T1' };
const push = (name: string, ecommerce: unknown, after = 10_000): Said => ['data-layer', name, { ecommerce }, after];
const gtag = (name: string, said: unknown, after = 10_000): Said => ['gtag', name, said, after];

/** A visit that says all it should. */
const faultless: readonly Said[] = [
  viewed('home'),
  viewed('listing'),
  push('view_item_list', { item_list_id: 'all', items: [item] }),
  viewed('product'),
  push('view_item', goods),
  push('add_to_cart', goods),
  viewed('cart'),
  push('view_cart', goods),
  viewed('checkout'),
  push('begin_checkout', goods),
  viewed('thanks'),
  push('purchase', order),
  viewed('search'),
  ['data-layer', 'search', { search_term: 'kettle' }],
];

/** A product page that says `said`. */
const product = (...said: readonly Said[]): readonly Said[] => [viewed('product'), ...said];

describe('a visit without a fault', () => {
  it('has no finding', () => expect(codes(faultless)).toEqual([]));
});

describe('pages that say too little', () => {
  it('names a product page without view_item, with the push to add', () => {
    expect(codes([viewed('product')])).toEqual(['error event-missing product view_item 1']);
    expect(audit([viewed('product')])[0]).toMatchObject({
      fix: expect.stringContaining('when a page or a route shows a product'),
      snippet: expect.stringMatching(/dataLayer\.push\(\{ event: 'view_item', ecommerce: \{.*item_id/),
    });
  });

  it.each([
    ['thanks', 'error', 'purchase'],
    ['cart', 'warning', 'view_cart'],
    ['checkout', 'warning', 'begin_checkout'],
    ['listing', 'warning', 'view_item_list'],
    ['sale', 'warning', 'view_item_list'],
    ['search', 'warning', 'search'],
  ] as const)('names a page of kind %s that is silent', (kind, severity, name) => {
    expect(codes([viewed(kind)])).toEqual([`${severity} event-missing ${kind} ${name} 1`]);
  });

  it('counts each silent page once, however often it comes back', () => {
    const silent = [viewed('product', '/a'), viewed('product', '/b'), viewed('home'), viewed('product', '/a')];
    expect(codes(silent)).toEqual(['error event-missing product view_item 2']);
  });

  it('takes what a route says just before its address changes', () => {
    const ahead: readonly Said[] = [
      viewed('home'),
      push('view_item', goods),
      ['page_view', 'page_view', { page_kind: 'product', page_path: '/p' }, 300],
    ];
    expect(codes(ahead)).toEqual([]);
  });

  it('does not ask again of a page that the browser brings back', () => {
    expect(codes([...product(push('view_item', goods)), viewed('home'), viewed('product')])).toEqual([]);
  });

  it('asks nothing of a cart into which nothing was put', () => {
    const said: readonly Said[] = [...product(push('view_item', goods)), viewed('cart'), viewed('checkout')];
    expect(codes(said)).toHaveLength(2);
    expect(codes(said, { emptyCart: true })).toEqual([]);
  });

  it('says so when nothing about products is heard at all', () => {
    expect(codes([viewed('home')])).toEqual(['warning nothing-heard 1']);
  });
});

describe('events that say too little', () => {
  const without = (name: string, left: object): readonly Said[] => product(push('view_item', goods), push(name, left));

  it('names items without item_id', () => {
    const said = without('add_to_cart', { ...goods, items: [{ item_name: 'Kettle', price: 38 }] });
    expect(codes(said)).toEqual(['error item-id-missing data-layer product add_to_cart 1']);
  });

  it('names items without id and name, which are dropped, once', () => {
    const said = without('add_to_cart', { currency: 'EUR', items: [{ price: 38 }] });
    expect(codes(said)).toEqual(['error item-id-missing data-layer product add_to_cart 1']);
  });

  it('names events without items', () => {
    expect(codes(without('add_to_cart', { currency: 'EUR', value: 38 }))).toEqual([
      'error items-missing data-layer product add_to_cart 1',
    ]);
  });

  it('names items without a price', () => {
    expect(codes(without('add_to_cart', { items: [{ item_id: 'K1' }] }))).toEqual([
      'warning price-missing data-layer product add_to_cart 1',
    ]);
  });

  it('names a price without its currency', () => {
    expect(codes(without('add_to_cart', { items: [item] }))).toEqual([
      'warning currency-missing data-layer product add_to_cart 1',
    ]);
  });

  it.each([
    ['value', 'value-missing'],
    ['currency', 'currency-missing'],
    ['transaction_id', 'transaction-id-missing'],
    ['items', 'items-missing'],
  ])('names an order without %s as an error', (field, code) => {
    const { [field as keyof typeof order]: _, ...left } = order;
    expect(codes([viewed('thanks'), push('purchase', left)])).toEqual([`error ${code} data-layer thanks purchase 1`]);
  });

  it('names a search that does not say what for', () => {
    expect(codes([...faultless.slice(0, -1), ['data-layer', 'search', {}]])).toEqual([
      'note search-term-missing data-layer search search 1',
    ]);
  });

  it('leaves out what another source lacks that the shop has no say in', () => {
    expect(
      codes(product(push('view_item', goods), ['woocommerce', 'view_item', { items: [{ item_id: 'K1' }] }, 100])),
    ).toEqual([]);
  });
});

describe('events that cannot be read', () => {
  it('names a price in words, and not a missing one besides', () => {
    const said = product(push('view_item', { ...goods, items: [{ ...item, price: 'on request' }] }));
    expect(codes(said)).toEqual(['error number-unreadable data-layer product view_item 1']);
    expect(audit(said)[0]!.what).toBe('items[].price of view_item is no number from zero on, once.');
  });

  it('names a quantity that is no number', () => {
    expect(codes(product(push('view_item', { ...goods, items: [{ ...item, quantity: Number.NaN }] })))).toEqual([
      'warning number-unreadable data-layer product view_item 1',
    ]);
  });

  it('names a currency that is no code, and not a missing one besides', () => {
    expect(codes(product(push('view_item', { ...goods, currency: 'Euro' })))).toEqual([
      'warning currency-missing data-layer product view_item 1',
    ]);
  });

  it('names a field with personal data', () => {
    expect(codes(product(push('view_item', { ...goods, coupon: 'ann@example.org' })))).toEqual([
      'warning field-refused data-layer product view_item 1',
    ]);
  });

  it('reads prices as shops write them', () => {
    expect(
      codes(product(push('view_item', { ...goods, value: '1.234,56 €', items: [{ ...item, price: '1.234,56 €' }] }))),
    ).toEqual([]);
  });
});

describe('events that are said more than once', () => {
  it('names the same said twice at once', () => {
    expect(codes(product(push('view_item', goods), push('view_item', goods, 10)))).toEqual([
      'warning event-double data-layer product view_item 1',
    ]);
  });

  it('names a state said again on the page that shows it', () => {
    expect(codes(product(push('view_item', goods), push('view_item', goods, 700)))).toEqual([
      'warning event-again data-layer product view_item 1',
    ]);
  });

  it('names an order said again on a later view', () => {
    const said = [viewed('thanks'), push('purchase', order), viewed('home'), viewed('thanks'), push('purchase', order)];
    expect(codes(said)).toEqual(['error event-again data-layer thanks purchase 1']);
    expect(audit(said)[0]!.snippet).toContain('sessionStorage');
  });

  it('names what is said both as an object and by gtag()', () => {
    expect(codes(product(push('view_item', goods), gtag('view_item', goods, 200)))).toEqual([
      'warning said-twice gtag product view_item 1',
    ]);
  });

  it('lets two clicks be two adds', () => {
    expect(
      codes(product(push('view_item', goods), push('add_to_cart', goods), push('add_to_cart', goods, 900))),
    ).toEqual([]);
  });
});
