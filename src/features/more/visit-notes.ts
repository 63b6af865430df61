import type { FeatureNote } from '../feature-notes.js';
import type { FeatureId } from '../feature-vector.js';

const ways = [
  ['home', 'listing'],
  ['home', 'product'],
  ['listing', 'product'],
  ['search', 'product'],
  ['product', 'listing'],
  ['product', 'search'],
  ['product', 'product'],
  ['product', 'cart'],
  ['cart', 'product'],
  ['cart', 'checkout'],
] as const;

/** One line on each feature of how a shopper goes through the shop and comes back, in the order of the groups. */
export const VISIT_NOTES: Readonly<Record<FeatureId, FeatureNote>> = {
  'top_item_seconds@1': {
    unit: 'seconds',
    definition: 'engaged time with the item engaged with longest: that viewed last, while its page stands',
  },
  'item_seconds_share@1': {
    unit: '0 to 1',
    definition: 'share of the engaged time that was with a viewed item; 0 without engaged time',
  },
  ...Object.fromEntries(
    ways.map(([from, to]) => [
      `${from}_to_${to}@1`,
      { unit: 'pages', definition: `page views of ${to} pages right after one of another ${from} page` },
    ]),
  ),
  'checkout_to_other@1': {
    unit: 'pages',
    definition: 'page views right after one of a checkout page, but for checkout and thanks pages',
  },
  'last_kind_1@1': {
    unit: 'code',
    definition: 'kind of the page in view, by the codes of the steps; 0 before the first',
  },
  'last_kind_2@1': { unit: 'code', definition: 'kind of the page before it; 0 where there is none' },
  'last_kind_3@1': { unit: 'code', definition: 'kind of the page before that; 0 where there is none' },
  'browse_depth@1': {
    unit: '0 to 6',
    definition:
      'deepest stage reached by pages or events: 1 any page, 2 a list or a search, 3 a product, 4 the cart, 5 the checkout, 6 an order',
  },
  'pages_per_visit@1': { unit: 'pages', definition: 'whole log: page views over sessions' },
  'mean_visit_gap_days@1': {
    unit: 'days',
    definition:
      'whole log: mean time from the last event of a session to the first of the next; 0 in the first session',
  },
  'days_since_first_visit@1': { unit: 'days', definition: 'whole log: from the day of the first event to today' },
  'visits_30d@1': { unit: 'sessions', definition: 'sessions that began today or in the 30 days before' },
  'search_refinements@1': {
    unit: 'events',
    definition: 'searches within 60 seconds of the one before, for another term and with no item viewed between',
  },
  'distinct_searches@1': { unit: 'terms', definition: 'different search terms' },
  'sale_section_share@1': {
    unit: '0 to 1',
    definition: 'whole log: page views of sale pages over those of sale and listing pages; 0 without such',
  },
  'wishlist_items@1': {
    unit: 'items',
    definition: 'whole log: different items put on the wish list and not bought since',
  },
  'abandoned_step@1': {
    unit: '0 to 4',
    definition:
      'whole log: deepest step of the order that was last left by the end of its session, if none was placed since: 1 cart, 2 checkout, 3 delivery, 4 payment; 0 without such',
  },
  'abandonments_30d@1': {
    unit: 'sessions',
    definition: 'sessions that left an order so, today or in the 30 days before',
  },
  'days_since_abandonment@1': {
    unit: 'days',
    definition: 'from the day of the order that was last left to today; 0 where abandoned_step is 0',
  },
};
