// @vitest-environment happy-dom
import * as ecommerce from '@snowplow/browser-plugin-snowplow-ecommerce';
import * as snowplow from '@snowplow/browser-tracker';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources } from '../../../src/capture/sources/snowplow/snowplow.js';
import { hearSource } from './hear-source.js';
import { openTag, type Tag } from './snowplow-tag.js';

const page = window as unknown as Record<string, any>;
const look = () => window.dispatchEvent(new Event('pagehide'));
const cup = {
  id: 'CUP',
  name: 'Cup',
  brand: 'Acme',
  category: 'Cups',
  price: 15,
  list_price: 20,
  quantity: 1,
  currency: 'EUR',
};
let open: ReturnType<typeof hearSource>;
let count = 0;
const ids = () => open.heard.map(({ name, said }) => [name, ...(said['items'] ?? []).map((item: any) => item.item_id)]);

/** A tracker of the npm package. */
function track(): snowplow.BrowserTracker {
  const plugins = [ecommerce.SnowplowEcommercePlugin()];
  return snowplow.newTracker(`t${count++}`, 'https://shop.example', { plugins, stateStorageStrategy: 'none' })!;
}

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
});
afterEach(() => {
  open.end();
  delete page['snowplow'];
  delete page['GlobalSnowplowNamespace'];
  vi.unstubAllGlobals();
});

describe('a Snowplow tracker from npm', () => {
  it('is heard when it stands in a global, with each action once', () => {
    const tracker = track();
    page['tracker'] = tracker;
    open = hearSource({ sources }, { named: 'tracker' });
    look();
    const only = [tracker.id];
    ecommerce.trackProductListView({ name: 'Cups', products: [cup, { ...cup, id: 'JUG' }] }, only);
    ecommerce.trackProductListClick({ name: 'Cups', product: cup }, only);
    ecommerce.trackProductView(
      { ...cup, context: [{ schema: 'iglu:shop/other/jsonschema/1-0-0', data: { id: 'no' } }] },
      only,
    );
    ecommerce.trackAddToCart({ products: [cup], total_value: 99, currency: 'EUR' }, only);
    ecommerce.trackAddToCart({ products: [cup], total_value: 114, currency: 'EUR' }, only);
    ecommerce.trackRemoveFromCart({ products: [cup], total_value: 99, currency: 'EUR' }, only);
    ecommerce.trackPromotionView({ id: 'P', name: 'Spring', creative_id: 'c', slot: 'top', type: 'banner' }, only);
    ecommerce.trackPromotionClick({ id: 'P' }, only);
    ecommerce.trackCheckoutStep({ step: 1, billing_full_address: 'Secret 5' }, only);
    ecommerce.trackCheckoutStep({ step: 2, delivery_method: 'post' }, only);
    ecommerce.trackCheckoutStep({ step: 3, payment_method: 'card' }, only);
    ecommerce.trackCheckoutStep({ step: 4 }, only);
    ecommerce.setEcommerceUser({ id: 'u', email: 'a@b.c' }, only);
    ecommerce.trackTransaction(
      {
        products: [cup],
        transaction_id: 'O1',
        revenue: 15,
        currency: 'EUR',
        payment_method: 'card',
        discount_code: 'TEN',
      },
      only,
    );
    ecommerce.trackRefund({ transaction_id: 'O1', refund_amount: 15, currency: 'EUR', products: [cup] }, only);
    ecommerce.trackTransactionError({ error_code: 'x', transaction: { transaction_id: 'O2' } as never } as never, only);
    snowplow.trackPageView({}, only);
    ecommerce.setPageType({ type: 'cart page' }, only);
    snowplow.trackPageView({}, only);
    snowplow.trackStructEvent({ category: 'a', action: 'b' }, only);
    snowplow.trackSelfDescribingEvent(
      {
        event: {
          schema: 'iglu:com.snowplowanalytics.snowplow/site_search/jsonschema/1-0-0',
          data: { terms: ['red', 'cup'] },
        },
      },
      only,
    );
    expect(ids()).toEqual([
      ['view_item_list', 'CUP', 'JUG'],
      ['select_item', 'CUP'],
      ['view_item', 'CUP'],
      ['add_to_cart', 'CUP'],
      ['add_to_cart', 'CUP'],
      ['remove_from_cart', 'CUP'],
      ['view_promotion'],
      ['select_promotion'],
      ['begin_checkout'],
      ['add_shipping_info'],
      ['add_payment_info'],
      ['purchase', 'CUP'],
      ['refund', 'CUP'],
      ['view_cart'],
      ['search'],
    ]);
    expect(open.heard[0]!.said).toMatchObject({
      item_list_name: 'Cups',
      items: [{ price: 15, discount: 5, name: 'Cup' }, {}],
    });
    expect(open.heard[6]!.said).toMatchObject({
      promotion_id: 'P',
      promotion_name: 'Spring',
      creative_name: 'c',
      creative_slot: 'top',
    });
    expect(open.heard[11]!.said).toMatchObject({ transaction_id: 'O1', value: 15, currency: 'EUR', coupon: 'TEN' });
    expect(open.heard[14]!.said).toMatchObject({ search_term: 'red cup' });
    expect(JSON.stringify(open.heard)).not.toMatch(/Secret|a@b/);
    expect(open.troubles).toEqual([]);
    open.end();
    ecommerce.trackProductView(cup, only);
    expect(open.heard).toHaveLength(15);
    delete page['tracker'];
  });
});

describe('Snowplow’s tag', () => {
  const start = (name = 'snowplow'): Tag => {
    const tag = openTag(name);
    tag('newTracker', `sp${count++}`, 'https://shop.example', { stateStorageStrategy: 'none' });
    tag('addPlugin', 'https://shop.example/ecommerce.js', ['snowplowEcommerce', 'SnowplowEcommercePlugin']);
    return tag;
  };

  it('is heard once, from its queue through the loading of Snowplow and of its plugin', () => {
    const tag = start();
    tag('trackProductView', cup);
    open = hearSource({ sources });
    tag('trackAddToCart', { products: [cup], total_value: 15, currency: 'EUR' });
    look();
    tag('trackProductListView', { name: 'Cups', products: [cup] });
    const loaded = tag.load();
    tag('trackProductView', cup);
    look();
    loaded.plugin(ecommerce);
    tag('trackAddToCart', { products: [cup], total_value: 30, currency: 'EUR' });
    expect(ids()).toEqual([
      ['view_item', 'CUP'],
      ['add_to_cart', 'CUP'],
      ['view_item_list', 'CUP'],
      ['view_item', 'CUP'],
      ['add_to_cart', 'CUP'],
    ]);
    expect(open.troubles).toEqual([]);
  });

  it('is heard once where two trackers send the same, and of one that comes late', () => {
    const tag = start();
    tag('newTracker', `sp${count++}`, 'https://shop.example', { stateStorageStrategy: 'none' });
    open = hearSource({ sources });
    tag.load().plugin(ecommerce);
    tag('trackProductView', cup);
    expect(ids()).toEqual([['view_item', 'CUP']]);
    const late = `sp${count++}`;
    tag('newTracker', late, 'https://shop.example', { stateStorageStrategy: 'none' });
    tag('addPlugin', ecommerce, 'SnowplowEcommercePlugin');
    look();
    tag(`trackProductView:${late}`, cup);
    expect(ids()).toEqual([
      ['view_item', 'CUP'],
      ['view_item', 'CUP'],
    ]);
  });

  it('is heard under a name of its own, and when Snowplow had long loaded', () => {
    const tag = start('shop');
    open = hearSource({ sources });
    tag.load().plugin(ecommerce);
    expect(page['GlobalSnowplowNamespace']).toEqual([]);
    tag('trackProductView', cup);
    expect(open.names()).toEqual(['view_item']);
    open.end();
    open = hearSource({ sources }, { named: 'shop' });
    tag('trackProductView', cup);
    expect(open.names()).toEqual(['view_item']);
    delete page['shop'];
  });

  it('is heard though Snowplow never loads, and without what was said before where that is asked for', () => {
    const tag = start();
    tag('trackProductView', cup);
    open = hearSource({ sources }, { backfill: false });
    tag('trackTransaction:a;b', { products: [cup], transaction_id: 'O1', revenue: 15, currency: 'EUR' });
    tag('trackSiteSearch', { terms: ['cup'] });
    tag('trackPageView');
    look();
    expect(open.heard).toMatchObject([
      { name: 'purchase', said: { transaction_id: 'O1', value: 15, items: [{ item_id: 'CUP' }] } },
      { name: 'search', said: { search_term: 'cup' } },
    ]);
  });

  it('takes anything as a call, and still hears the next one', () => {
    const value = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
    const names = fc.constantFrom(
      'trackProductView',
      'trackAddToCart',
      'trackCheckoutStep',
      'trackConstructor',
      'newTracker',
      'x',
    );
    const told = fc.oneof(value, fc.record({ products: value, product: value, terms: value, step: value }));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(names, value), told)), (calls) => {
        page['snowplow'] = Object.assign(() => {}, { q: [...calls, null, 5, [], ['trackCheckoutStep', { step: 1 }]] });
        open = hearSource({ sources });
        expect(open.names().at(-1)).toBe('begin_checkout');
        for (const { name } of open.heard) expect(name).toMatch(/^[a-z_]+$/);
        open.end();
      }),
    );
  });
});
