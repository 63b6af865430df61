// @vitest-environment happy-dom
import { AnalyticsBrowser } from '@segment/analytics-next';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources } from '../../../src/capture/sources/ecommerce-spec/segment.js';
import { hearSource } from './hear-source.js';

type Stub = unknown[] & Record<string, any>;
const page = window as unknown as Record<string, any>;

/** As Segment's snippet does: calls go to the array, and to the client once that has taken its place. */
function stub(name = 'analytics'): Stub {
  const array = [] as unknown as Stub;
  for (const method of ['track', 'page', 'on', 'off', 'ready'])
    array[method] = (...said: unknown[]) => {
      if (page[name] !== array) return page[name][method](...said);
      array.push([
        method,
        ...said,
        ...(method === 'track' ? [{ __t: 'bpc', c: '', p: '/', u: '', s: '', t: '', r: '' }] : []),
      ]);
    };
  return (page[name] = array);
}

/** As Segment's script does: works the array off, then puts the client in its place. */
async function load(name = 'analytics', options = {}) {
  const waiting: unknown[][] = page[name].splice(0);
  const client = new AnalyticsBrowser();
  for (const [method, ...said] of waiting) (client as Record<string, any>)[method as string](...said);
  client.load(
    { writeKey: 'k', cdnSettings: { integrations: {} } as never },
    { integrations: { 'Segment.io': false }, ...options },
  );
  const [instance] = await client;
  page[name] = instance;
  await settle();
  return instance;
}
const settle = () => new Promise((done) => setTimeout(done, 20));
const look = () => window.dispatchEvent(new Event('pagehide'));

const cup = { product_id: 'p1', sku: 'CUP', name: 'Cup', brand: 'Acme', price: '18,99', quantity: 1, currency: 'EUR' };
let open: ReturnType<typeof hearSource>;
const ids = () => open.heard.map(({ name, said }) => [name, ...(said['items'] ?? []).map((item: any) => item.item_id)]);

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
});
afterEach(() => {
  open.end();
  delete page['analytics'];
  vi.unstubAllGlobals();
});

describe('Segment', () => {
  it('is heard once, from the stub’s queue through the client’s taking over', async () => {
    stub();
    page['analytics'].track('Product Viewed', cup);
    open = hearSource({ sources });
    expect(ids()).toEqual([['view_item', 'CUP']]);
    page['analytics'].track('Product Added', cup);
    look();
    page['analytics'].track('Cart Viewed', { products: [cup] });
    await load();
    page['analytics'].track('Product Viewed', cup);
    look();
    page['analytics'].track('Product Added', cup);
    page['analytics'].track('Product Added', cup);
    expect(ids()).toEqual([
      ['view_item', 'CUP'],
      ['add_to_cart', 'CUP'],
      ['view_cart', 'CUP'],
      ['view_item', 'CUP'],
      ['add_to_cart', 'CUP'],
      ['add_to_cart', 'CUP'],
    ]);
  });

  it('is heard in the moment of the call, when the client stood before', async () => {
    stub();
    await load();
    open = hearSource({ sources });
    page['analytics'].track('Product Added', cup);
    expect(open.heard).toMatchObject([
      {
        name: 'add_to_cart',
        said: { currency: 'EUR', items: [{ item_id: 'CUP', name: 'Cup', price: '18,99', aliases: ['p1', undefined] }] },
      },
    ]);
  });

  it('is heard when a client takes another’s place, and when it has a name of its own', async () => {
    stub();
    await load();
    open = hearSource({ sources });
    stub();
    page['analytics'].track('Product Viewed', cup);
    look();
    await load();
    page['analytics'].track('Product Viewed', cup);
    expect(ids()).toEqual([
      ['view_item', 'CUP'],
      ['view_item', 'CUP'],
    ]);
    open.end();
    stub('seg');
    const tag = document.createElement('script');
    tag.setAttribute('data-global-segment-analytics-key', 'seg');
    document.head.append(tag);
    open = hearSource({ sources });
    page['seg'].track('Cart Viewed');
    await load('seg');
    expect(open.names()).toEqual(['view_cart']);
    tag.remove();
    delete page['seg'];
  });

  it('leaves out what was said before, where that is asked for, also when the client works it off', async () => {
    stub();
    page['analytics'].track('Product Viewed', cup);
    open = hearSource({ sources }, { backfill: false });
    await load();
    page['analytics'].track('Product Added', cup);
    expect(open.names()).toEqual(['add_to_cart']);
  });

  it('is heard of a client that only tells what has arrived', () => {
    const ears: ((...said: unknown[]) => void)[] = [];
    page['analytics'] = {
      on: (event: string, hear: () => void) => event === 'track' && ears.push(hear),
      off: (_: string, hear: () => void) => void ears.splice(0, 9, ...ears.filter((one) => one !== hear)),
    };
    open = hearSource({ sources });
    for (const hear of ears)
      hear('Order Completed', { order_id: 'O1', revenue: 18, total: 25, currency: 'EUR', products: [cup] });
    expect(open.heard).toMatchObject([
      { name: 'purchase', said: { transaction_id: 'O1', value: 18, items: [{ item_id: 'CUP' }] } },
    ]);
    open.end();
    expect(ears).toEqual([]);
  });

  it('maps the ecommerce spec', () => {
    stub();
    const said: [string, object][] = [
      ['Products Searched', { query: 'cup' }],
      ['Product List Viewed', { list_id: 'l', category: 'Cups', products: [cup, { ...cup, sku: 'JUG' }] }],
      ['Viewed Product Category', { category: 'Cups' }],
      ['Product Clicked', cup],
      ['product_viewed', cup],
      ['Viewed Product', cup],
      ['Product Removed', cup],
      ['Cart Viewed', { products: [cup] }],
      ['Checkout Started', { value: 20, products: [cup] }],
      ['Checkout Step Viewed', { step: 2 }],
      ['Checkout Step Completed', { step: 2, shipping_method: 'Post' }],
      ['Checkout Step Completed', { step: 3, shipping_method: 'Post', payment_method: 'Visa' }],
      ['Checkout Step Completed', { step: 4 }],
      ['Payment Info Entered', { payment_method: 'Visa' }],
      ['Order Refunded', { order_id: 'O1' }],
      ['Promotion Viewed', { promotion_id: 'p', name: 'Spring', creative: 'c', position: 'top' }],
      ['Promotion Clicked', { promotion_id: 'p' }],
      ['Product Added to Wishlist', cup],
      ['Wishlist Product Added to Cart', cup],
      ['Coupon Entered', { coupon_id: 'SECRET', email: 'a@b.c' }],
      ['view_item', { items: [{ item_id: 'G' }] }],
      ['Signed Up', {}],
      ['constructor', {}],
      ['__proto__', {}],
    ];
    for (const [name, properties] of said) page['analytics'].track(name, properties);
    open = hearSource({ sources });
    expect(ids()).toEqual([
      ['search'],
      ['view_item_list', 'CUP', 'JUG'],
      ['view_item_list'],
      ['select_item', 'CUP'],
      ['view_item', 'CUP'],
      ['view_item', 'CUP'],
      ['remove_from_cart', 'CUP'],
      ['view_cart', 'CUP'],
      ['begin_checkout', 'CUP'],
      ['add_shipping_info'],
      ['add_payment_info'],
      ['add_payment_info'],
      ['refund'],
      ['view_promotion'],
      ['select_promotion'],
      ['add_to_wishlist', 'CUP'],
      ['add_to_cart', 'CUP'],
      ['coupon_field_focus'],
      ['view_item', 'G'],
    ]);
    expect(open.heard[0]!.said).toMatchObject({ search_term: 'cup' });
    expect(open.heard[1]!.said).toMatchObject({ item_list_id: 'l', item_list_name: 'Cups' });
    expect(open.heard[13]!.said).toMatchObject({ promotion_id: 'p', promotion_name: 'Spring', creative_slot: 'top' });
    expect(open.heard[17]!.said).toEqual({});
  });

  it('is silent after its end, and gives the client back its ears', async () => {
    stub();
    await load();
    open = hearSource({ sources });
    open.end();
    page['analytics'].track('Product Viewed', cup);
    expect(open.heard).toEqual([]);
    expect(page['analytics'].callbacks?.dispatch_start ?? []).toEqual([]);
  });

  it('takes anything as a call, and still hears the next one', () => {
    const value = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
    const name = fc.oneof(
      fc.constantFrom('Product Viewed', 'Order Completed', 'Promotion Viewed', 'Checkout Step Completed'),
      value,
    );
    const told = fc.oneof(
      value,
      fc.record({ products: value, items: value, sku: value, order_id: value, query: value }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, told)), (calls) => {
        page['analytics'] = [...calls.map((call) => ['track', ...call]), null, 5, [], {}, ['track', 'Cart Viewed']];
        open = hearSource({ sources });
        expect(open.names().at(-1)).toBe('view_cart');
        for (const { name } of open.heard) expect(name).toMatch(/^[a-z_]+$/);
        open.end();
      }),
    );
  });
});
