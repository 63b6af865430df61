/** What sources, and what opens them, load when they need it: each a file of its own, `vitrine.source.<name>.js`. */
export const PARTS = [
  'signs',
  'structured-item',
  'structured-tell',
  'heuristics-prices',
  'heuristics-controls',
  'heuristics-product',
  'heuristics-evidence',
  'heuristics-effects',
  'heuristics-pages',
  'heuristics-clicks',
  'shopify-add',
  'shopify-cart',
  'shopify-pages',
  'woocommerce-add',
  'woocommerce-cart',
  'woocommerce-checkout',
  'woocommerce-pages',
] as const;

/** What the files of {@link PARTS} hold. */
export type Parts = Readonly<{
  'source.signs': typeof import('./signs.js');
  'source.structured-item': typeof import('./structured/structured-item.js');
  'source.structured-tell': typeof import('./structured/structured-tell.js');
  'source.heuristics-prices': typeof import('./heuristics/heuristics-prices.js');
  'source.heuristics-controls': typeof import('./heuristics/heuristics-controls.js');
  'source.heuristics-product': typeof import('./heuristics/heuristics-product.js');
  'source.heuristics-evidence': typeof import('./heuristics/heuristics-evidence.js');
  'source.heuristics-effects': typeof import('./heuristics/heuristics-effects.js');
  'source.heuristics-pages': typeof import('./heuristics/heuristics-pages.js');
  'source.heuristics-clicks': typeof import('./heuristics/heuristics-clicks.js');
  'source.shopify-add': typeof import('./shopify/shopify-add.js');
  'source.shopify-cart': typeof import('./shopify/shopify-cart.js');
  'source.shopify-pages': typeof import('./shopify/shopify-pages.js');
  'source.woocommerce-add': typeof import('./woocommerce/woocommerce-add.js');
  'source.woocommerce-cart': typeof import('./woocommerce/woocommerce-cart.js');
  'source.woocommerce-checkout': typeof import('./woocommerce/woocommerce-checkout.js');
  'source.woocommerce-pages': typeof import('./woocommerce/woocommerce-pages.js');
}>;
