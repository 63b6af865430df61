import type { SourcePack } from '../../source-pack.js';
import { withParts } from '../listening/with-parts.js';

/** A WooCommerce shop, classic, in blocks or without scripts: what is added, the cart, checkout and order, the pages. */
export const sources: SourcePack['sources'] = {
  woocommerce: withParts(
    'source.woocommerce-add',
    'source.woocommerce-cart',
    'source.woocommerce-checkout',
    'source.woocommerce-pages',
  ),
};
