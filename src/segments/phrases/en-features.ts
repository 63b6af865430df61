import type { FeatureId } from '../../features/feature-vector.js';
import { ago, count, duration, often, percent, times, unit } from './en-forms.js';
import type { Text } from './open-phrases.js';

const whole = (value: number) => String(Math.round(value));

/** "1 page", "2.4 pages". */
function about(value: number, one: string): string {
  const rounded = Math.round(value * 10) / 10;
  return `about ${rounded} ${one}${rounded === 1 ? '' : 's'}`;
}

const ordered: Text = (value) => `you have ordered from this shop ${often(value)}`;
const orderedWithin =
  (days: number): Text =>
  (value) =>
    `you ordered ${often(value)} within the last ${days} days`;
const orderedAgo =
  (which: string): Text =>
  (value) =>
    `your ${which} order was ${ago(value)}`;
const cameTo =
  (which: string): Text =>
  (value) =>
    `${which} came to ${whole(value)}`;
const returned: Text = (value) => `you returned ${percent(value)} of what you ordered`;
const theme =
  (name: string): Text =>
  (value) =>
    `you read ${value ? '' : 'no '}reviews that speak of ${name}`;
const share =
  (which: string): Text =>
  (value) =>
    `${percent(value)} of ${which}`;

/** The features beyond the core, and those that only further models name, in English. */
export const MORE_TEXTS = {
  'administrative_pages@1': count('opened', 'account or cart page'),
  'administrative_seconds@1': (value) => `you spent ${duration(value)} on account and cart pages`,
  'informational_seconds@1': (value) => `you spent ${duration(value)} on information pages`,
  'returning_visitor@1': () => 'you have been here before',
  'weekend@1': (value) => `your visit began on a ${value ? 'weekend' : 'weekday'}`,
  'page_views@1': count('opened', 'page'),
  'cart_views@1': times('looked into your cart'),
  'purchases@1': count('placed', 'order'),
  'engaged_seconds@1': (value) => `you read and looked for ${duration(value)}`,
  'session_seconds@1': (value) => `this visit has lasted ${duration(value)}`,
  'sessions@1': (value) => `you have visited this shop ${often(value)}`,
  'days_since_last_session@1': (value) => `your last visit was ${ago(value)}`,
  'lifetime_purchases@1': ordered,
  'lifetime_value@1': cameTo('your orders'),
  'days_since_order@1': orderedAgo('last'),
  'days_since_first_order@1': orderedAgo('first'),
  'order_days@1': ordered,
  'mean_order_gap_days@1': (value) => `you order once in about ${unit(Math.max(1, value), 'day')}`,
  'order_days_30d@1': orderedWithin(30),
  'order_days_90d@1': orderedWithin(90),
  'order_days_180d@1': orderedWithin(180),
  'order_days_365d@1': orderedWithin(365),
  'spend_90d@1': cameTo('your orders of the last 90 days'),
  'spend_365d@1': cameTo('your orders of the last 365 days'),
  'mean_order_value@1': cameTo('your orders on average'),
  'last_order_value@1': cameTo('your last order'),
  'first_order_value@1': cameTo('your first order'),
  'returned_share@1': returned,
  'first_offer_response@1': () => 'your first order came with an offer',
  'order_categories@1': (value) => `you ordered ${unit(value, 'kind')} of products within a year`,
  'sorts_cheap@1': times('sorted products by price, lowest first,'),
  'sorts_dear@1': times('sorted products by price, highest first,'),
  'sorts_new@1': times('sorted products by newest'),
  'sorts_best@1': times('sorted products by rating or popularity'),
  'filters@1': times('filtered a list'),
  'brand_filters@1': times('filtered a list by brand'),
  'price_filters@1': times('filtered a list by price'),
  'theme_quality@1': theme('quality'),
  'theme_value@1': theme('value for money'),
  'theme_fit@1': theme('fit'),
  'theme_style@1': theme('style'),
  'theme_service@1': theme('service'),
  'theme_durability@1': theme('durability'),
  'brand_affinity@1': share('what you looked at and chose was of one brand'),
  'category_affinity@1': share('what you looked at and chose was of one category'),
  'known_item_share@1': share('the products of this visit you had looked at before'),
  'new_brand_share@1': share('the products you looked at are of brands new to you'),
  'visits_per_week@1': (value) => `you visit this shop ${about(value, 'time')} a week`,
  'item_views_per_visit@1': (value) => `you look at ${about(value, 'product')} in a visit`,
  'pages_per_visit@1': (value) => `you open ${about(value, 'page')} in a visit`,
  'top_item_seconds@1': (value) => `you spent ${duration(value)} with one product`,
  'item_seconds_share@1': share('your time here was with products'),
  'mean_visit_gap_days@1': (value) => `you come back once in about ${unit(Math.max(1, value), 'day')}`,
  'days_since_first_visit@1': (value) => `the first visit known from this browser was ${ago(value)}`,
  'visits_30d@1': (value) => `you visited this shop ${often(value)} within the last 30 days`,
  'search_refinements@1': times('refined a search'),
  'distinct_searches@1': count('searched for', 'different thing'),
  'sale_section_share@1': share('the lists you opened were of reduced products'),
  'wishlist_items@1': (value) => `you have ${unit(value, 'product')} on your wish list`,
  'abandoned_step@1': () => 'you left products in your cart',
  'abandonments_30d@1': (value) => `you left products in your cart ${often(value)} within the last 30 days`,
  'days_since_abandonment@1': (value) => `you left products in your cart ${ago(value)}`,
  'review_section_views@1': times('came to the reviews of a product'),
  'review_reads@1': times('read reviews'),
  'size_guide_views@1': times('looked at a size guide'),
  'delivery_reads@1': times('read about delivery'),
  'returns_reads@1': times('read about returns'),
  'compares@1': times('compared products'),
  'variant_selects@1': times('chose a size or colour'),
  'item_copies@1': times('copied the name of a product'),
  'tab_returns@1': times('came back to this page'),
  'tab_returns_long@1': times('came back to this page after a while'),
  'social_clicks@1': times('used a button of a social network'),
  'coupon_field_visits@1': times('used the coupon field'),
  'videos_watched@1': count('watched', 'product video'),
  'price_drops_seen@1': () => 'a product you had looked at is reduced now',
  'price_rises_seen@1': () => 'a product you had looked at has another price now',
  'review_growth_seen@1': () => 'a product you had looked at has new reviews',
  'affiliate_arrivals@1': (value) => `you ${value ? 'came' : 'did not come'} by a partner's link`,
  'known_orders@1': ordered,
  'known_days_since_order@1': orderedAgo('last'),
  'known_days_since_first_order@1': orderedAgo('first'),
  'known_return_rate@1': returned,
  'known_aov@1': cameTo('your orders on average'),
} as const satisfies Readonly<Record<FeatureId, Text>>;
