import { describe, expect, it } from 'vitest';
import { readConsentOrder } from '../../../../src/inspector/audit/consent-order.js';
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

describe('names that nobody reads', () => {
  it.each([
    ['addToCart', 'add_to_cart'],
    ['add_to_card', 'add_to_cart'],
    ['Product Added', 'add_to_cart'],
  ])('%s seems to mean %s', (name, meant) => {
    const said = product(push('view_item', goods), ['data-layer', name, { product: 'K1' }]);
    expect(codes(said)).toEqual([`error name-unknown data-layer product ${name} 1`]);
    expect(audit(said)[0]!.what).toContain(`mean ${meant}`);
  });

  it('names a view of a product under another name once, not as a missing one besides', () => {
    expect(codes(product(['data-layer', 'product_view', { sku: 'K1' }]))).toEqual([
      'error name-unknown data-layer product product_view 1',
    ]);
  });

  it('leaves the shop its own names', () => {
    const said = product(
      push('view_item', goods),
      ['data-layer', 'newsletter_signup', {}],
      ['data-layer', 'consent_update', {}],
    );
    expect(codes(said)).toEqual([]);
  });
});

describe('sources that the shop has no say in', () => {
  it('names what is only read off the page, with what it lacks', () => {
    const said = product(['structured', 'view_item', { items: [{ item_id: 'K1', item_name: 'Kettle' }] }]);
    expect(codes(said)).toEqual(['warning weak-source structured product view_item 1']);
    expect(audit(said)[0]!.what).toContain('without price');
  });

  it('names the best of several such sources only', () => {
    const said = product(
      ['structured', 'view_item', goods],
      ['woocommerce', 'view_item', goods, 6000],
      ['heuristics', 'view_item', goods, 6000],
    );
    expect(codes(said).filter((one) => one.includes('weak-source'))).toHaveLength(1);
  });

  it('takes the platform for the one who says it, though a guess came first', () => {
    const said = product(
      push('view_item', goods),
      ['heuristics', 'add_to_cart', goods],
      ['shopify', 'add_to_cart', goods, 20],
    );
    expect(codes(said)).toEqual(['note weak-source shopify product add_to_cart 1']);
  });

  it('takes a route that speaks just before its address changes for the one that says it', () => {
    const ahead: readonly Said[] = [
      viewed('home'),
      push('view_item', goods),
      ['page_view', 'page_view', { page_kind: 'product', page_path: '/p' }, 2],
      ['heuristics', 'view_item', { items: [{ item_name: 'Kettle', price: 38 }] }, 3000],
    ];
    expect(codes(ahead)).toEqual([]);
  });

  it('names structured data that cannot be read', () => {
    expect(codes(product(push('view_item', goods), ['structured', 'json_ld_broken', undefined, 100]))).toEqual([
      'warning markup-unreadable structured product json_ld_broken 1',
    ]);
  });

  it('says nothing of a source that only echoes the shop', () => {
    expect(codes(product(push('view_item', goods), ['structured', 'view_item', goods, 1500]))).toEqual([]);
  });
});

describe('pages and routes', () => {
  it('names pages whose kind nothing tells, with their paths', () => {
    const said = [...product(push('view_item', goods)), viewed('other', '/x/kettle.html')];
    expect(codes(said, { untold: ['/x/kettle.html'] })).toEqual(['note page-kind-unknown other page_view 1']);
    const [finding] = audit(said, { untold: ['/x/kettle.html'] });
    expect(finding!.what).toContain('/x/kettle.html');
    expect(JSON.parse(`{${finding!.snippet}}`)).toEqual({
      capture: { pageKinds: [{ path: '^/x/', kind: 'product' }] },
    });
  });

  it('warns where such a page says what only a page of a kind does', () => {
    expect(codes([viewed('other'), push('view_item', goods)])).toEqual(['warning page-kind-unknown other page_view 1']);
  });

  it('names routes on which the page_view of the shop does not come', () => {
    const route: Said = ['page_view', 'page_view', { page_kind: 'about', page_path: '/about' }];
    const said: readonly Said[] = [
      viewed('home'),
      gtag('page_view', { page_location: 'https://shop.test/home' }, 20),
      route,
    ];
    expect(codes(said).filter((one) => one.includes('lost'))).toEqual(['error page-view-lost gtag about page_view 1']);
  });
});

describe('sensitive goods', () => {
  it('are counted and not named', () => {
    const said = product(push('view_item', { ...goods, items: [{ ...item, item_name: 'Mandrake root' }] }));
    const found = audit(said);
    expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['note sensitive-dropped']);
    expect(JSON.stringify(found)).not.toMatch(/mandrake/i);
  });
});

describe('what is too much to be told apart', () => {
  it('is counted', () => {
    const many = Array.from({ length: 300 }, (_, i): Said => ['data-layer', `own_${i}`, {}]);
    expect(codes([...product(push('view_item', goods)), ...many]).join()).toMatch(/note too-many-names … … \d+/);
  });
});

describe('consent', () => {
  const command = (...parts: readonly unknown[]) =>
    (
      function () {
        return arguments;
      } as (...all: unknown[]) => unknown
    )(...parts);
  const fine = command('consent', 'default', { ad_storage: 'denied' });
  const found = (...layer: readonly unknown[]) => codes(faultless, { consent: readConsentOrder(layer) });

  it('is in order when the default comes first', () => {
    expect(found(fine, command('js', new Date()), command('config', 'G-1'), command('consent', 'update', {}))).toEqual(
      [],
    );
  });
  it('does not apply without gtag()', () => expect(found({ event: 'gtm.js' })).toEqual([]));
  it('is missing without a default', () => {
    expect(found(command('js'), command('config', 'G-1'))).toEqual(['warning consent-missing data-layer consent 1']);
  });
  it.each([
    ['the tag', command('config', 'G-1')],
    ['an event', command('event', 'view_item', {})],
    ['a pushed event', { event: 'view_item', ecommerce: {} }],
  ])('is late behind %s', (_, before) => {
    expect(found(before, fine)).toEqual(['error consent-late data-layer consent 1']);
  });
  it('is late behind its own update', () => {
    expect(found(command('consent', 'update', {}), fine)).toEqual(['error consent-late data-layer consent 1']);
  });
  it('survives entries that throw, and layers that are none', () => {
    const bad = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    expect(found(bad, fine)).toEqual([]);
    expect(readConsentOrder('text')).toEqual({ gtag: false });
  });
});
