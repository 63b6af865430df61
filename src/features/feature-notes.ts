import { STEP_IDS, type KnownFeatureId } from './feature-ids.js';

/** What a feature measures. Per session, unless the definition says otherwise. */
export type FeatureNote = Readonly<{ unit: string; definition: string }>;

const STEP_NOTE: FeatureNote = {
  unit: 'code',
  definition:
    'what the shopper did, by the codes below: step 1 is the latest, step 24 the earliest; 0 where there is none',
};

/** One line on each feature, for documentation and for explanations. */
export const FEATURE_NOTES: Readonly<Record<KnownFeatureId, FeatureNote>> = {
  'administrative_pages@1': { unit: 'pages', definition: 'page views of account, cart, checkout and thanks pages' },
  'administrative_seconds@1': {
    unit: 'seconds',
    definition: 'time on those pages, each from its page view to the next; the last page counts zero',
  },
  'informational_pages@1': { unit: 'pages', definition: 'page views of about, lookbook and help pages' },
  'informational_seconds@1': { unit: 'seconds', definition: 'time on those pages, from page view to page view' },
  'product_pages@1': { unit: 'pages', definition: 'page views of home, listing, sale, product and search pages' },
  'product_seconds@1': { unit: 'seconds', definition: 'time on those pages, from page view to page view' },
  'returning_visitor@1': { unit: '0 or 1', definition: '1 if the log holds an earlier session' },
  'weekend@1': {
    unit: '0 or 1',
    definition:
      "1 if the session began on a Saturday or Sunday by the shopper's clock, which the latest page view tells",
  },
  'special_day@1': {
    unit: '0 to 1',
    definition:
      "closeness of the session's start to Valentine's Day or Mother's Day (second Sunday of May): 1 six days before, 0.2 less for each day away from that",
  },
  'page_views@1': { unit: 'pages', definition: 'page views of any kind' },
  'item_views@1': { unit: 'views', definition: 'view_item events' },
  'distinct_items@1': { unit: 'items', definition: 'different items among the item views' },
  'repeat_item_views@1': { unit: 'views', definition: 'item views of an item that this session had already viewed' },
  'top_item_views@1': { unit: 'views', definition: 'item views of the most viewed item' },
  'list_views@1': { unit: 'events', definition: 'view_item_list events' },
  'searches@1': { unit: 'events', definition: 'search events' },
  'sale_views@1': {
    unit: 'events',
    definition: 'view_item and select_item of an item with a discount, and page views of sale pages',
  },
  'sale_share@1': {
    unit: '0 to 1',
    definition:
      'sale views over all view_item, select_item and page views of listing and sale pages; 0 if there are none',
  },
  'coupon_interest@1': {
    unit: 'events',
    definition: 'coupon_field_focus events, and cart, checkout and purchase events that carry a coupon',
  },
  'brand_focus@1': {
    unit: '0 to 1',
    definition: "share of item views that the most viewed brand's items have; 0 below two item views",
  },
  'brand_pages@1': { unit: 'events', definition: 'page views of about pages, and brand_story_view events' },
  'lookbook_pages@1': { unit: 'pages', definition: 'page views of lookbook pages' },
  'gallery_interactions@1': { unit: 'events', definition: 'gallery_interaction and video_start events' },
  'detail_reads@1': { unit: 'events', definition: 'review_read and size_guide_view events' },
  'promotion_clicks@1': { unit: 'events', definition: 'select_promotion events' },
  'wishlist_adds@1': { unit: 'events', definition: 'add_to_wishlist events' },
  'urgency_cues@1': { unit: 'events', definition: 'urgency_seen events' },
  'cart_adds@1': { unit: 'events', definition: 'add_to_cart events' },
  'cart_removes@1': { unit: 'events', definition: 'remove_from_cart events' },
  'cart_views@1': { unit: 'events', definition: 'view_cart events' },
  'cart_quantity@1': {
    unit: 'units',
    definition: 'units added less units removed, never below zero; a purchase empties it',
  },
  'checkouts@1': { unit: 'events', definition: 'begin_checkout events' },
  'purchases@1': { unit: 'orders', definition: 'purchase events, each transaction id once' },
  'engaged_seconds@1': { unit: 'seconds', definition: 'engagement_time_msec of user_engagement events' },
  'seconds_per_page@1': {
    unit: 'seconds',
    definition: 'mean time from a page view to the next, over the pages that have a next one',
  },
  'scroll_depth@1': {
    unit: '0 to 1',
    definition: 'deepest percent_scrolled of each page, as a mean over pages; a page without a scroll counts zero',
  },
  'session_seconds@1': { unit: 'seconds', definition: 'time from the first event to the last' },
  'events_per_minute@1': {
    unit: 'per minute',
    definition: 'events other than ticks, over the session so far but at least one minute',
  },
  'add_pace@1': {
    unit: '0 to 1',
    definition: '1 / (1 + minutes from the first event to the first add_to_cart); 0 without one',
  },
  'sessions@1': { unit: 'sessions', definition: 'sessions in the log' },
  'days_since_last_session@1': {
    unit: 'days',
    definition: 'whole log: from the last event of the session before to the first of this one; 0 in the first session',
  },
  'lifetime_purchases@1': { unit: 'orders', definition: 'whole log: purchase events, each transaction id once' },
  'lifetime_value@1': {
    unit: "the shop's currency",
    definition: 'whole log: value of those purchases less refunds, never below zero',
  },
  ...(Object.fromEntries(STEP_IDS.map((id) => [id, STEP_NOTE])) as Record<(typeof STEP_IDS)[number], FeatureNote>),
};
