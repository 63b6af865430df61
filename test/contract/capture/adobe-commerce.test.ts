// @vitest-environment happy-dom
import type { MagentoStorefrontEvents } from '@adobe/magento-storefront-events-sdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources as plainSources } from '../../../src/capture/sources/adobe/adobe.js';
import { sources } from '../../../src/capture/sources/adobe/adobe-commerce.js';
import { SIGNS } from '../../../src/capture/sources/signs.js';
import { hearSource } from './hear-source.js';
import { runScript } from './run-script.js';

const page = window as unknown as { adobeDataLayer?: unknown[] };
/** The SDK brings the layer along. */
const load = (): MagentoStorefrontEvents => runScript('@adobe/magento-storefront-events-sdk');
const pricing = { regularPrice: 20, specialPrice: 15, currencyCode: 'EUR' };
const product = { productId: 1, sku: 'cup-red', topLevelSku: 'cup', name: 'Cup', categories: ['home/cups'], pricing };
const line = (sku: string, quantity: number) => ({
  id: sku,
  canApplyMsrp: false,
  formattedPrice: '',
  quantity,
  prices: { price: { value: 15, currency: 'EUR' } },
  product: { productId: 1, sku, name: sku },
});

let mse: MagentoStorefrontEvents;
let open: ReturnType<typeof hearSource>;
const later = (): void => void vi.advanceTimersByTime(1000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  delete page.adobeDataLayer;
  mse = load();
  mse.context.setStorefrontInstance({ storeViewCurrencyCode: 'EUR' } as never);
  open = hearSource({ sources });
});
afterEach(() => {
  open.end();
  vi.useRealTimers();
});

describe('Adobe Commerce’s storefront events', () => {
  it('are seen by their sign', () => {
    const global = (usual: string): unknown => (window as unknown as Record<string, unknown>)[usual];
    expect(SIGNS['adobe-commerce'](global)).toBe(true);
    page.adobeDataLayer = [null, 'x', { event: 'y' }];
    expect(SIGNS['adobe-commerce'](global)).toBe(false);
  });

  it('are heard of a product, before and after they began', () => {
    open.end();
    mse.context.setProduct(product as never);
    mse.publish.productPageView();
    open = hearSource({ sources });
    mse.publish.productPageView();
    later();
    expect(open.names()).toEqual(['view_item', 'view_item']);
    expect(open.heard[0]!.said).toMatchObject({
      items: [
        {
          item_id: 'cup',
          item_name: 'Cup',
          price: 15,
          discount: 5,
          item_category: 'home/cups',
          aliases: ['cup-red', 1],
        },
      ],
      currency: 'EUR',
    });
  });

  it('name the changed products of a cart, else the only one or the page’s', () => {
    mse.context.setShoppingCart({ items: [line('a', 1)] } as never);
    mse.publish.addToCart();
    mse.context.setProduct({ ...product, sku: 'b' } as never);
    mse.context.setShoppingCart({ items: [line('a', 1), line('b', 2)] } as never);
    mse.publish.addToCart();
    mse.context.setChangedProducts({ items: [line('a', 1)] } as never);
    mse.publish.removeFromCart();
    mse.publish.openCart();
    mse.publish.updateCart();
    later();
    expect(
      open.heard.map(({ name, said }) => [name, said['items'].map((item: { item_id: string }) => item.item_id)]),
    ).toEqual([
      ['add_to_cart', ['a']],
      ['add_to_cart', ['b']],
      ['remove_from_cart', ['a']],
    ]);
    expect(open.heard[1]!.said).toMatchObject({ items: [{ quantity: 2, price: 15, currency: 'EUR' }] });
  });

  it('tell of cart, checkout and order', () => {
    mse.context.setShoppingCart({ items: [line('a', 1), line('b', 2)] } as never);
    mse.context.setOrder({ orderId: 'O1', grandTotal: 45, appliedCouponCode: 'TEN', email: 'a@b.c' } as never);
    mse.publish.shoppingCartView();
    mse.publish.initiateCheckout();
    mse.publish.placeOrder();
    later();
    expect(open.names()).toEqual(['view_cart', 'begin_checkout', 'purchase']);
    expect(open.heard.map(({ said }) => said['items'].length)).toEqual([2, 2, 2]);
    expect(open.heard[2]!.said).toMatchObject({ transaction_id: 'O1', value: 45, coupon: 'TEN', currency: 'EUR' });
    expect(open.heard[1]!.said['transaction_id']).toBeUndefined();
    expect(JSON.stringify(open.heard)).not.toContain('a@b.c');
  });

  it('tell of lists, of what is chosen in them, and of a search once', () => {
    const units = (more: object) => ({ units: [{ searchUnitId: 'plp', searchRequestId: 'r', ...more }] }) as never;
    mse.context.setCategory({ name: 'Cups', urlKey: 'cups', urlPath: 'home/cups' });
    mse.context.setSearchResults(
      units({
        products: [
          { sku: 'a', name: 'A', price: 3, rank: 1 },
          { sku: 'b', name: 'B', rank: 2 },
        ],
      }),
    );
    mse.publish.categoryResultsView('plp');
    mse.publish.searchProductClick('plp', 'b');
    mse.context.setSearchInput(units({ phrase: 'cup' }));
    mse.publish.searchRequestSent('plp');
    mse.publish.searchResponseReceived('plp');
    mse.publish.searchResultsView('plp');
    mse.context.setSearchInput({ units: [{ searchUnitId: 'livesearch-popover', phrase: 'cu' }] } as never);
    mse.publish.searchRequestSent('livesearch-popover');
    later();
    expect(open.heard).toMatchObject([
      {
        name: 'view_item_list',
        said: { item_list_name: 'Cups', items: [{ item_id: 'a', price: 3, index: 1 }, { item_id: 'b' }] },
      },
      { name: 'select_item', said: { items: [{ item_id: 'b', item_name: 'B' }] } },
      { name: 'search', said: { search_term: 'cup' } },
    ]);
    expect(open.heard).toHaveLength(3);
  });

  it('tell of recommendations', () => {
    const prices = { minimum: { final: 8, regular: 10 } };
    mse.context.setRecommendations({
      units: [
        {
          unitId: 'u',
          unitName: 'You may like',
          products: [{ productId: 7, sku: 'g', name: 'G', prices, currency: 'EUR' }],
        },
      ],
    } as never);
    mse.publish.recsUnitView('u');
    mse.publish.recsItemClick('u', 7);
    later();
    const items = [{ item_id: 'g', price: 8, discount: 2, currency: 'EUR' }];
    expect(open.heard).toMatchObject([
      { name: 'view_item_list', said: { item_list_id: 'u', item_list_name: 'You may like', items } },
      { name: 'select_item', said: { item_list_id: 'u', items } },
    ]);
  });

  it('are left by the source of the plain layer', () => {
    const plain = hearSource({ sources: plainSources });
    mse.context.setProduct(product as never);
    mse.publish.productPageView();
    later();
    expect(plain.heard).toEqual([]);
    expect(open.names()).toEqual(['view_item']);
    plain.end();
  });

  it('may lack every context, hold anything, and are not heard after the end', () => {
    for (const odd of [null, 5, 'x', [], [null], { items: 3 }, { items: [null, 1] }, { units: [{}] }]) {
      mse.context.setShoppingCart(odd as never);
      mse.context.setProduct(odd as never);
      mse.context.setSearchResults(odd as never);
      mse.publish.addToCart();
      mse.publish.productPageView();
      mse.publish.categoryResultsView('plp');
      later();
    }
    mse.publish.shoppingCartView();
    later();
    expect(open.names().at(-1)).toBe('view_cart');
    const { length } = open.heard;
    open.end();
    mse.publish.shoppingCartView();
    later();
    expect(open.heard).toHaveLength(length);
  });
});
