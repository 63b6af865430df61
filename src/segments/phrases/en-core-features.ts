import type { FeatureId } from '../../features/feature-vector.js';
import { count, duration, percent, times, unit } from './en-forms.js';
import type { Text } from './open-phrases.js';

/** The features that the core's rules and models name, in English. */
export const CORE_TEXTS = {
  'informational_pages@1': count('opened', 'information page'),
  'product_pages@1': count('opened', 'shop page'),
  'product_seconds@1': (value) => `you spent ${duration(value)} on shop pages`,
  'item_views@1': times('looked at products'),
  'distinct_items@1': count('looked at', 'different product'),
  'repeat_item_views@1': times('came back to a product'),
  'top_item_views@1': times('looked at the same product'),
  'list_views@1': times('went through a list of products'),
  'searches@1': times('searched'),
  'sale_views@1': times('looked at reduced products'),
  // The share alone says little to a shopper, so the counts that it was made of are named.
  'sale_share@1': (value, features) => {
    const sale = features['sale_views@1'];
    const part = value && sale ? `${sale} of ${Math.round(sale / value)}` : `${percent(value)} of the`;
    return `${value < 1 ? part : 'all'} products and lists you looked at were reduced`;
  },
  'coupon_interest@1': times('used or looked for a coupon'),
  'brand_focus@1': (value) => `${percent(value)} of the products you looked at were of one brand`,
  'brand_pages@1': count('opened', 'brand page'),
  'lookbook_pages@1': count('opened', 'lookbook page'),
  'gallery_interactions@1': times('looked into product pictures or videos'),
  'detail_reads@1': times('read reviews or a size guide'),
  'promotion_clicks@1': times('followed an offer'),
  'wishlist_adds@1': times('saved a product'),
  'urgency_cues@1': times('noticed a limited offer'),
  'cart_adds@1': times('put a product in your cart'),
  'cart_removes@1': times('took a product out of your cart'),
  'cart_quantity@1': (value) => `you have ${unit(value, 'product')} in your cart`,
  'checkouts@1': times('went to the checkout'),
  'seconds_per_page@1': (value) => `you took ${duration(value)} for a page on average`,
  'scroll_depth@1': (value) => `you read down to ${percent(value)} of a page on average`,
  'events_per_minute@1': (value) => `you did ${Math.round(value)} things a minute`,
  // The feature is 1 / (1 + minutes); people think in minutes.
  'add_pace@1': (value) =>
    value
      ? `you filled your cart within ${duration(60 / value - 60 || 1)}`
      : 'you put nothing in your cart in this visit',
} as const satisfies Readonly<Record<FeatureId, Text>>;

/** What has no words of its own. A step's value is a code, which says nothing to a shopper; its place does. */
export function plainText(feature: FeatureId, value: number): string {
  const name = feature.split('@')[0]!;
  const [step, place] = name.split('step_');
  if (step || !place) return `${name} is ${Math.round(value * 100) / 100}`;
  return `what you did ${place === '1' ? 'last' : `${unit(+place - 1, 'step')} ago`} speaks for it`;
}
