import type { FeatureNote } from '../feature-notes.js';
import type { FeatureId } from '../feature-vector.js';
import { PROFILE_NOTES } from './profile-notes.js';
import { SIGNAL_NOTES } from './signal-notes.js';
import { VISIT_NOTES } from './visit-notes.js';

const CURRENCY = "the shop's currency";

const ORDERS: Readonly<Record<FeatureId, FeatureNote>> = {
  'days_since_order@1': {
    unit: 'days',
    definition: 'whole log: from the latest order day to today; 0 without an order',
  },
  'days_since_first_order@1': {
    unit: 'days',
    definition: 'whole log: from the first order day to today; 0 without an order',
  },
  'order_days@1': { unit: 'days', definition: 'whole log: different days with an order' },
  'mean_order_gap_days@1': {
    unit: 'days',
    definition: 'whole log: from the first order day to the latest, over the gaps between them; 0 below two order days',
  },
  'order_gap_ratio@1': {
    unit: 'ratio',
    definition: 'days_since_order over mean_order_gap_days, at most 100; 0 below two order days',
  },
  'last_gap_ratio@1': {
    unit: 'ratio',
    definition: 'the latest gap between order days over the mean of the gaps before it; 0 below three order days',
  },
  'order_days_30d@1': { unit: 'days', definition: 'order days among today and the 30 days before' },
  'order_days_90d@1': { unit: 'days', definition: 'order days among today and the 90 days before' },
  'order_days_180d@1': { unit: 'days', definition: 'order days among today and the 180 days before' },
  'order_days_365d@1': { unit: 'days', definition: 'order days among today and the 365 days before' },
  'spend_90d@1': {
    unit: CURRENCY,
    definition:
      'value of the orders less the refunds of today and the 90 days before, each on its own day, never below zero',
  },
  'spend_365d@1': { unit: CURRENCY, definition: 'likewise of today and the 365 days before' },
  'mean_order_value@1': {
    unit: CURRENCY,
    definition: 'whole log: value of the orders, before refunds, over the orders',
  },
  'last_order_value@1': { unit: CURRENCY, definition: 'whole log: value of the latest order, before refunds' },
  'first_order_value@1': { unit: CURRENCY, definition: 'whole log: value of the first order, before refunds' },
  'returned_share@1': {
    unit: '0 to 1',
    definition: 'whole log: refunded value over the value of the orders; 0 without an order',
  },
  'first_offer_response@1': {
    unit: '0 or 1',
    definition:
      'whole log: 1 if the first order carried a coupon, or a select_promotion came before it in the same session',
  },
};

const CATEGORIES: Readonly<Record<FeatureId, FeatureNote>> = {
  'order_categories@1': {
    unit: 'categories',
    definition: 'different categories of the items bought today and in the 365 days before',
  },
  'category_narrowing@1': {
    unit: '0 to 1',
    definition:
      '1 less the categories bought today and in the 180 days before over those bought in the 180 days before that; 0 if the latter are none or fewer',
  },
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((bucket) => [
      `category_share_${bucket}@1`,
      {
        unit: '0 to 1',
        definition:
          'whole log: share of the value of items bought, halved every 180 days, whose category falls into this bucket',
      },
    ]),
  ),
};

const CALENDAR_AND_ARRIVAL: Readonly<Record<FeatureId, FeatureNote>> = {
  'quarter_1@1': {
    unit: '0 or 1',
    definition: "1 if the latest event lies in January to March on the shopper's clock",
  },
  'quarter_2@1': { unit: '0 or 1', definition: 'likewise April to June' },
  'quarter_3@1': { unit: '0 or 1', definition: 'likewise July to September' },
  'quarter_4@1': { unit: '0 or 1', definition: 'likewise October to December' },
  'source_direct@1': { unit: '0 or 1', definition: "1 if the session's first page view has the referrer_class direct" },
  'source_search@1': { unit: '0 or 1', definition: 'likewise search' },
  'source_social@1': { unit: '0 or 1', definition: 'likewise social' },
  'source_email@1': { unit: '0 or 1', definition: 'likewise email' },
  'source_paid@1': { unit: '0 or 1', definition: 'likewise paid' },
  'source_referral@1': { unit: '0 or 1', definition: 'likewise referral' },
};

const ORIENTATION: Readonly<Record<FeatureId, FeatureNote>> = {
  'price_percentile@1': {
    unit: '0 to 1',
    definition:
      'whole log: mean percentile of the prices of viewed items among the prices seen before in lists and views of their category; 0 while unknown',
  },
  'sorts_cheap@1': { unit: 'events', definition: 'list_sort events by price_asc' },
  'sorts_dear@1': { unit: 'events', definition: 'list_sort events by price_desc' },
  'sorts_new@1': { unit: 'events', definition: 'list_sort events by newest' },
  'sorts_best@1': { unit: 'events', definition: 'list_sort events by rating or popularity' },
  'filters@1': { unit: 'events', definition: 'list_filter events' },
  'brand_filters@1': { unit: 'events', definition: 'list_filter events by brand' },
  'price_filters@1': { unit: 'events', definition: 'list_filter events by price' },
  ...Object.fromEntries(
    ['quality', 'value', 'fit', 'style', 'service', 'durability'].map((theme) => [
      `theme_${theme}@1`,
      { unit: 'mentions', definition: `whole log: sum of theme_${theme} over review_read events` },
    ]),
  ),
  'brand_affinity@1': {
    unit: '0 to 1',
    definition:
      "whole log: the top brand's share of item views, adds to cart and items bought, each halved every 14 days; 0 below two of them",
  },
  'category_affinity@1': { unit: '0 to 1', definition: 'likewise the top category' },
  'known_item_share@1': {
    unit: '0 to 1',
    definition: 'share of item views whose item was viewed in an earlier session; 0 without item views',
  },
  'new_brand_share@1': {
    unit: '0 to 1',
    definition: 'share of item views with a brand whose brand no earlier session had viewed; 0 without such views',
  },
  'visits_per_week@1': {
    unit: 'per week',
    definition: 'whole log: sessions over the weeks from the first event to the latest, at least one',
  },
  'item_views_per_visit@1': { unit: 'views', definition: 'whole log: view_item events over sessions' },
};

/** One line on each feature of `MORE_FEATURES`, in their order. */
export const MORE_NOTES: Readonly<Record<FeatureId, FeatureNote>> = {
  ...ORDERS,
  ...CATEGORIES,
  ...CALENDAR_AND_ARRIVAL,
  ...ORIENTATION,
  ...VISIT_NOTES,
  ...SIGNAL_NOTES,
  ...PROFILE_NOTES,
};
