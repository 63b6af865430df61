// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources } from '../../../src/capture/sources/adobe/adobe.js';
import { hearSource } from './hear-source.js';
import { runScript } from './run-script.js';

type Layer = unknown[] & { getState?: () => unknown };
const page = window as unknown as { adobeDataLayer?: Layer };
const push = (...entries: unknown[]): unknown => page.adobeDataLayer!.push(...entries);
/** The script of Adobe takes over the array that stands. */
const load = (): unknown => runScript('@adobe/adobe-client-data-layer/dist/adobe-client-data-layer.min.js');

let open: ReturnType<typeof hearSource>;
const start = (options = {}): void => {
  open = hearSource({ sources }, options);
};
const later = (): void => void vi.advanceTimersByTime(1000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  page.adobeDataLayer = [];
});
afterEach(() => {
  open.end();
  delete page.adobeDataLayer;
  vi.useRealTimers();
});

describe('an Adobe Client Data Layer', () => {
  it('is heard once, before Adobe’s script has loaded and after', () => {
    push({ event: 'view_item', ecommerce: { items: [{ item_id: 'A' }] } });
    start();
    expect(open.names()).toEqual(['view_item']);
    push({ event: 'view_item', ecommerce: { items: [{ item_id: 'B' }] } });
    load();
    push({ event: 'add_to_cart', ecommerce: { currency: 'EUR', items: [{ item_id: 'B', price: '1.234,56' }] } });
    later();
    expect(open.heard.map(({ name, said }) => [name, said['items'][0].item_id])).toEqual([
      ['view_item', 'A'],
      ['view_item', 'B'],
      ['add_to_cart', 'B'],
    ]);
    expect(open.heard[2]!.said).toMatchObject({ currency: 'EUR', items: [{ price: '1.234,56' }] });
  });

  it('is heard from the middle of the page’s life, with what it holds, or without it', () => {
    load();
    push({ event: 'viewItem', eventInfo: { items: [{ item_id: 'A' }] } });
    start({ backfill: false });
    push({ event: 'cart.addToCart', product: { sku: 'A', name: 'Cup', price: 5 } });
    later();
    expect(open.names()).toEqual(['add_to_cart']);
    open.end();
    start();
    expect(open.names()).toEqual(['view_item', 'add_to_cart']);
    expect(open.heard[1]!.said).toMatchObject({ items: [{ item_id: 'A', item_name: 'Cup', price: 5 }] });
  });

  it('reads XDM, wherever it stands', () => {
    const productListItems = [
      { SKU: 'A', name: 'Cup', priceTotal: 20, quantity: 2, currencyCode: 'EUR' },
      { SKU: 'B', name: 'Jug', priceTotal: 30 },
    ];
    push(
      { event: 'commerce.productViews', xdm: { productListItems: [productListItems[1]] } },
      {
        event: 'web.webpagedetails.pageViews',
        eventInfo: { xdm: { commerce: { productListViews: { value: 1 } }, productListItems } },
      },
      { event: 'alloy', xdm: { eventType: 'commerce.productListAdds', productListItems: [productListItems[0]] } },
      {
        event: 'commerce.purchases',
        xdm: { commerce: { order: { purchaseID: 'O1', priceTotal: 50, currencyCode: 'EUR' } }, productListItems },
      },
      { event: 'commerce.saveForLaters', xdm: { productListItems: [productListItems[1]] } },
    );
    start();
    expect(open.names()).toEqual(['view_item', 'view_cart', 'add_to_cart', 'purchase', 'add_to_wishlist']);
    expect(open.heard[2]!.said).toMatchObject({ items: [{ item_id: 'A', price: 10, quantity: 2, currency: 'EUR' }] });
    expect(open.heard[3]!.said).toMatchObject({ transaction_id: 'O1', value: 50, currency: 'EUR', items: [{}, {}] });
  });

  it('takes the product of an event that names none from the layer’s state', () => {
    load();
    push({ product: { sku: 'A', name: 'Cup' } }, { event: 'productView' });
    start();
    expect(open.heard).toMatchObject([{ name: 'view_item', said: { items: [{ item_id: 'A', item_name: 'Cup' }] } }]);
  });

  it('leaves what is no event of a shop, and an array that another has replaced is read as well', () => {
    push(
      { event: 'cmp:click' },
      { page: {} },
      'text',
      null,
      () => 1,
      { on: 'x', handler() {} },
      { event: 5 },
      { event: {} },
    );
    start();
    page.adobeDataLayer = [{ event: 'search', search_term: 'cup' }];
    later();
    expect(open.heard).toMatchObject([{ name: 'search', said: { search_term: 'cup' } }]);
  });

  it('does not make the page’s own push throw over what cannot be cloned', () => {
    load();
    start();
    const cyclic: Record<string, unknown> = { item_id: 'A' };
    cyclic['self'] = cyclic;
    expect(() =>
      push({ event: 'view_item', eventInfo: { node: document.body, run() {}, items: [cyclic] } }),
    ).not.toThrow();
    later();
    expect(open.names()).toEqual(['view_item']);
    expect(open.troubles).toEqual([]);
  });

  it('is silent after its end', () => {
    start();
    open.end();
    push({ event: 'view_cart' });
    later();
    window.dispatchEvent(new Event('pagehide'));
    expect(open.heard).toEqual([]);
  });

  it('takes anything as an entry, and still hears the next one', () => {
    const value = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true });
    const keys = ['items', 'product', 'xdm', 'ecommerce', 'eventInfo', 'productListItems', 'commerce', 'cart'];
    const entry = fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] });
    const names = fc.constantFrom('view_item', 'addToCart', 'commerce.purchases', 'productListView', 'search');
    fc.assert(
      fc.property(names, entry, (event, rest) => {
        page.adobeDataLayer = [
          { event, ...rest },
          { event: 'view_cart', cart: { items: [] } },
        ];
        start();
        expect(open.names().at(-1)).toBe('view_cart');
        for (const { said } of open.heard) expect(said['items'] ?? []).toBeInstanceOf(Array);
        open.end();
      }),
    );
  });
});
