/** Features that count and measure, in registry order; the first nine are the UCI portable set. */
const MEASURED_IDS = [
  'administrative_pages@1',
  'administrative_seconds@1',
  'informational_pages@1',
  'informational_seconds@1',
  'product_pages@1',
  'product_seconds@1',
  'returning_visitor@1',
  'weekend@1',
  'special_day@1',
  'page_views@1',
  'item_views@1',
  'distinct_items@1',
  'repeat_item_views@1',
  'top_item_views@1',
  'list_views@1',
  'searches@1',
  'sale_views@1',
  'sale_share@1',
  'coupon_interest@1',
  'brand_focus@1',
  'brand_pages@1',
  'lookbook_pages@1',
  'gallery_interactions@1',
  'detail_reads@1',
  'promotion_clicks@1',
  'wishlist_adds@1',
  'urgency_cues@1',
  'cart_adds@1',
  'cart_removes@1',
  'cart_views@1',
  'cart_quantity@1',
  'checkouts@1',
  'purchases@1',
  'engaged_seconds@1',
  'seconds_per_page@1',
  'scroll_depth@1',
  'session_seconds@1',
  'events_per_minute@1',
  'add_pace@1',
  'sessions@1',
  'days_since_last_session@1',
  'lifetime_purchases@1',
  'lifetime_value@1',
] as const;

type StepPlace =
  1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24;

/** The latest steps of the session, the latest first. */
export const STEP_IDS = Array.from({ length: 24 }, (_, place) => `step_${place + 1}@1` as `step_${StepPlace}@1`);

/** Every feature that this build computes, in registry order. */
export const FEATURE_IDS = [...MEASURED_IDS, ...STEP_IDS];

/** The id of a feature that this build computes. */
export type KnownFeatureId = (typeof FEATURE_IDS)[number];
