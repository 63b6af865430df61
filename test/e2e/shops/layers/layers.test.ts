import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/config.js';
import { openStage, type Stage } from '../../launch.js';
import { openListening } from '../listen.js';
import { bundleClient } from './bundle-client.js';
import { answerWorld, layerShop, type LayerShop } from './layer-shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** Calls of the ecommerce spec, which two clients share. */
const specOf = (client: string): string => `
  const product = { product_id: 'p1', sku: cup.id, name: cup.name, brand: cup.brand, price: cup.price, quantity: 1, currency: 'EUR' };
  const products = [product];
  ({
    view: () => ${client}.track('Product Viewed', product),
    add: () => ${client}.track('Product Added', product),
    remove: () => ${client}.track('Product Removed', product),
    cart: () => ${client}.track('Cart Viewed', { products }),
    order: () => ${client}.track('Order Completed', { order_id: 'O1', revenue: 18.5, currency: 'EUR', products }),
  })[what]();`;

const stubOf = (name: string, methods: string): string => `
  window.${name} = [];
  for (const method of ${methods})
    ${name}[method] = (...said) => Array.isArray(window.${name}) ? ${name}.push([method, ...said]) : window.${name}[method](...said);`;

const SEGMENT = async (): Promise<LayerShop> => ({
  head: `${stubOf('analytics', `['track', 'page', 'on', 'off', 'ready']`)} analytics._writeKey = 'k'; analytics.page();`,
  client: await bundleClient(`import '@segment/analytics-next/dist/pkg/browser/standalone.js';`),
  say: specOf('analytics'),
});
const RUDDERSTACK = async (): Promise<LayerShop> => ({
  head: `${stubOf('rudderanalytics', `['track', 'page', 'load']`)}
    rudderanalytics.load('k', 'https://shop.example', { configUrl: 'https://config.example', logLevel: 'NONE' });`,
  client: await bundleClient(
    `import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'; new RudderAnalytics();`,
  ),
  say: specOf('rudderanalytics'),
});
const SNOWPLOW = async (): Promise<LayerShop> => ({
  head: `
    window.GlobalSnowplowNamespace = ['snowplow'];
    window.snowplow = function () { snowplow.q.push(arguments); };
    snowplow.q = [];
    snowplow('newTracker', 'sp', 'https://shop.example');
    snowplow('addPlugin', 'https://shop.example/ecommerce.js', ['snowplowEcommerce', 'SnowplowEcommercePlugin']);`,
  client: await bundleClient(`
    import { loadSnowplowTag } from './test/contract/capture/load-snowplow-tag.ts';
    import * as ecommerce from '@snowplow/browser-plugin-snowplow-ecommerce';
    const { plugin } = loadSnowplowTag('snowplow');
    setTimeout(() => plugin(ecommerce), 300);`),
  say: `
    const product = { ...cup, currency: 'EUR' };
    const products = [product];
    ({
      view: () => snowplow('trackProductView', product),
      add: () => snowplow('trackAddToCart', { products, total_value: 18.5, currency: 'EUR' }),
      remove: () => snowplow('trackRemoveFromCart', { products, total_value: 0, currency: 'EUR' }),
      cart: () => { snowplow('setPageType', { type: 'cart' }); snowplow('trackPageView'); },
      order: () => snowplow('trackTransaction', {
        transaction_id: 'O1', revenue: 18.5, currency: 'EUR', payment_method: 'card', products,
      }),
    })[what]();`,
});
const ADOBE = async (): Promise<LayerShop> => ({
  head: `window.adobeDataLayer = [];`,
  client: await bundleClient(`import '@adobe/adobe-client-data-layer/dist/adobe-client-data-layer.min.js';`),
  say: `
    const productListItems = [{ SKU: cup.id, name: cup.name, priceTotal: cup.price, quantity: 1, currencyCode: 'EUR' }];
    const tell = (measure, more) => adobeDataLayer.push({
      event: 'commerce.' + measure, xdm: { eventType: 'commerce.' + measure, commerce: { [measure]: { value: 1 }, ...more }, productListItems },
    });
    ({
      view: () => tell('productViews'),
      add: () => tell('productListAdds'),
      remove: () => tell('productListRemovals'),
      cart: () => tell('productListViews'),
      order: () => tell('purchases', { order: { purchaseID: 'O1', priceTotal: 18.5, currencyCode: 'EUR' } }),
    })[what]();`,
});
const COMMERCE = async (): Promise<LayerShop> => ({
  head: `window.waiting = [];`,
  client: await bundleClient(`
    import mse from '@adobe/magento-storefront-events-sdk';
    const run = (call) => call(mse);
    waiting.forEach(run); waiting = { push: run };`),
  say: `
    const pricing = { regularPrice: cup.price, currencyCode: 'EUR' };
    const product = { productId: 1, sku: cup.id, name: cup.name, pricing };
    const items = [{ id: '1', quantity: 1, product, prices: { price: { value: cup.price, currency: 'EUR' } } }];
    waiting.push((mse) => {
      mse.context.setStorefrontInstance({ storeViewCurrencyCode: 'EUR' });
      ({
        view: () => { mse.context.setProduct(product); mse.publish.productPageView(); },
        add: () => { mse.context.setChangedProducts({ items }); mse.publish.addToCart(); },
        remove: () => { mse.context.setChangedProducts({ items }); mse.publish.removeFromCart(); },
        cart: () => { mse.context.setShoppingCart({ items }); mse.publish.shoppingCartView(); },
        order: () => {
          mse.context.setShoppingCart({ items });
          mse.context.setOrder({ orderId: 'O1', grandTotal: 18.5, email: 'a@b.example' });
          mse.publish.placeOrder();
        },
      })[what]();
    });`,
});

const rudderConfig = {
  source: {
    id: 's',
    name: 's',
    writeKey: 'k',
    enabled: true,
    workspaceId: 'w',
    config: { statsCollection: {} },
    destinations: [],
  },
  integrations: {},
};
/** Until a client that comes late has worked off what waits for it, milliseconds. */
const PASSING = 2000;
const config: Config = { capture: { signals: false } };

describe.each([
  ['Segment', 'segment', SEGMENT],
  ['RudderStack', 'rudderstack', RUDDERSTACK],
  ['Snowplow', 'snowplow', SNOWPLOW],
  ['an Adobe Client Data Layer', 'adobe', ADOBE],
  ['Adobe Commerce', 'adobe-commerce', COMMERCE],
])('a shop with %s', (_, source, shopOf) => {
  it('is heard once of each, on the way from a product to an order', async () => {
    const shop = await openListening(stage, layerShop(await shopOf()), { config });
    await answerWorld(shop.page.context(), rudderConfig);
    await shop.go('/product/cup');
    // the client takes its stub's place
    await shop.page.waitForTimeout(PASSING);
    await shop.page.click('#add');
    await shop.heard();
    const rows = (await shop.hearing()).filter((row) => row.source === source);
    expect(rows.map(({ name }) => name)).toEqual(['view_item', 'add_to_cart']);
    await shop.go('/cart');
    await shop.page.waitForTimeout(PASSING);
    await shop.page.click('#remove');
    // what is said in the last milliseconds of a page may be lost: docs/sources.md
    await shop.page.waitForTimeout(500);
    await shop.go('/checkout/thank-you');
    await shop.page.waitForTimeout(PASSING);
    const heard = await shop.heard();
    expect(heard.map(({ name }) => name)).toEqual([
      'page_view',
      'view_item',
      'add_to_cart',
      'page_view',
      'view_cart',
      'remove_from_cart',
      'page_view',
      'purchase',
    ]);
    const item = { item_id: 'CUP', item_name: 'Cup', price: 18.5, quantity: 1 };
    const find = (name: string) => heard.find((one) => one.name === name)!.params;
    expect(find('view_item')).toMatchObject({
      currency: 'EUR',
      items: [{ item_id: 'CUP', item_name: 'Cup', price: 18.5 }],
    });
    expect(find('add_to_cart')).toMatchObject({ currency: 'EUR', items: [item] });
    expect(find('purchase')).toMatchObject({ transaction_id: 'O1', value: 18.5, currency: 'EUR', items: [item] });
    expect(JSON.stringify(heard)).not.toContain('a@b.example');
    expect(await shop.problems()).toEqual([]);
    expect(shop.errors).toEqual([]);
    await shop.close();
  });
});
