import type { SourcePack } from '../../source-pack.js';
import { withParts } from '../listening/with-parts.js';

/** A theme of a Shopify shop: what is added, the cart, the pages. */
export const sources: SourcePack['sources'] = {
  shopify: withParts('source.shopify-add', 'source.shopify-cart', 'source.shopify-pages'),
};
