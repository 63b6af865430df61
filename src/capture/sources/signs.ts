import type { SourceName } from './source-names.js';

export { openHold } from './open-hold.js';

/** Whether the page shows a sign of a source; `global` reads the window. Cheap: asked again and again. */
export const SIGNS: Readonly<Record<SourceName, (global: (usual: string) => unknown) => unknown>> = {
  adobe: (global) => global('adobeDataLayer'),
  'adobe-commerce': (global) =>
    // each event has its contexts, and a context is set before them
    global('magentoStorefrontEvents') ||
    [global('adobeDataLayer') ?? []]
      .flat()
      .slice(0, 99)
      .some((entry) => /Context\b/.test(`${Object.keys(Object(entry))}`)),
  segment: (global) => global('analytics') || document.querySelector('script[data-global-segment-analytics-key]'),
  rudderstack: (global) => global('rudderanalytics'),
  snowplow: (global) => global('snowplow') ?? global('GlobalSnowplowNamespace'),
  shopify: (global) => global('Shopify'),
  woocommerce: (global) => has('woocommerce', 'woocommerce-page', 'woocommerce-js') || global('wc_add_to_cart_params'),
  magento: (global) => global('hyva') || isLuma(global('require')),
  prestashop: (global) => global('prestashop'),
  bigcommerce: (global) =>
    global('BCData') ||
    global('bodlEvents') ||
    global('stencilUtils') ||
    document.querySelector('[data-cart-item-add],[data-cart-itemid]'),
  salesforce: () =>
    document.querySelector(
      '.page[data-action][data-querystring],[src*="/demandware.st"],[action*="/demandware.st"],[data-action^="Product-"]',
    ),
  structured: () =>
    document.querySelector('script[type="application/ld+json"],[itemtype*="schema.org/Product"],[property="og:type"]'),
  heuristics: () => document.readyState === 'complete',
};

const has = (...names: readonly string[]): boolean => names.some((name) => document.body?.classList.contains(name));

/** Whether RequireJS knows Magento's customer data: to ask for them elsewhere would be a request that fails. */
function isLuma(require: unknown): unknown {
  const { specified } = Object(require) as { specified?(name: string): boolean };
  return specified
    ? specified('Magento_Customer/js/customer-data')
    : typeof require === 'function' && document.querySelector('[data-mage-init],[type="text/x-magento-init"]');
}
