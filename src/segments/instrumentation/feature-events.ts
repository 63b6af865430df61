import type { FeatureId } from '../../features/feature-vector.js';

/**
 * The events that each feature is made of: `a|b` any of them, `a+b` all. A feature that is not listed needs none of its own: the clock,
 * the visit, or any event at all moves it. A test folds events to hold the list against the features themselves.
 */
const FEATURES: Readonly<Record<string, string>> = {
  page_view:
    'administrative_pages administrative_seconds informational_pages informational_seconds product_pages product_seconds page_views ' +
    'seconds_per_page lookbook_pages pages_per_visit source_direct source_search source_social source_email source_paid source_referral ' +
    'first_source_direct first_source_search first_source_social first_source_email first_source_paid first_source_referral utm_arrival ' +
    'campaign_arrival click_ads affiliate_arrivals connection_slow connection_saving power_low device_phone device_tablet ' +
    'device_desktop season_stands sale_section_share home_to_listing home_to_product listing_to_product search_to_product ' +
    'product_to_listing product_to_search product_to_product product_to_cart cart_to_product cart_to_checkout checkout_to_other ' +
    'last_kind_1 last_kind_2 last_kind_3',
  view_item:
    'item_views distinct_items repeat_item_views top_item_views brand_focus item_views_per_visit known_item_share new_brand_share ' +
    'price_drops_seen price_rises_seen review_growth_seen price_percentile',
  'view_item+view_item_list': 'price_band',
  'view_item+user_engagement': 'top_item_seconds item_seconds_share',
  'view_item|add_to_cart|purchase': 'brand_affinity category_affinity',
  'page_view|view_item|select_item': 'sale_views sale_share',
  'page_view|brand_story_view': 'brand_pages',
  // no feature, but what docs/segments.md calls focus
  'view_item|add_to_cart|add_to_wishlist': 'focus',
  view_item_list: 'list_views',
  search: 'searches search_refinements distinct_searches',
  'gallery_interaction|video_start': 'gallery_interactions',
  'review_read|size_guide_view': 'detail_reads',
  select_promotion: 'promotion_clicks',
  add_to_wishlist: 'wishlist_adds wishlist_items',
  urgency_seen: 'urgency_cues countdown_clicks stock_clicks offer_clicks',
  add_to_cart: 'cart_adds cart_quantity add_pace',
  remove_from_cart: 'cart_removes',
  view_cart: 'cart_views',
  begin_checkout: 'checkouts',
  'coupon_field_focus|add_to_cart|remove_from_cart|view_cart|begin_checkout|add_shipping_info|add_payment_info|purchase':
    'coupon_interest',
  purchase:
    'purchases lifetime_purchases lifetime_value days_since_order days_since_first_order order_days mean_order_gap_days ' +
    'order_gap_ratio last_gap_ratio order_days_30d order_days_90d order_days_180d order_days_365d spend_90d spend_365d ' +
    'mean_order_value last_order_value first_order_value first_offer_response order_categories category_narrowing ' +
    'category_share_1 category_share_2 category_share_3 category_share_4 category_share_5 category_share_6 category_share_7 ' +
    'category_share_8',
  'purchase+refund': 'returned_share',
  user_engagement: 'engaged_seconds',
  scroll: 'scroll_depth',
  list_sort: 'sorts_cheap sorts_dear sorts_new sorts_best',
  list_filter: 'filters brand_filters price_filters',
  review_read: 'theme_quality theme_value theme_fit theme_style theme_service theme_durability review_reads',
  'add_to_cart|begin_checkout|add_shipping_info|add_payment_info':
    'abandoned_step abandonments_30d days_since_abandonment',
  urgency_view: 'countdown_views stock_views offer_views',
  section_view: 'section_views review_section_views',
  size_guide_view: 'size_guide_views',
  delivery_info_view: 'delivery_reads returns_reads',
  compare_add: 'compares',
  variant_select: 'variant_selects',
  hesitation: 'hesitations cart_hesitations pay_hesitations',
  rage_click: 'rage_clicks',
  dead_click: 'dead_clicks',
  item_copy: 'item_copies',
  exit_intent: 'exit_intents',
  tab_return: 'tab_returns tab_returns_long',
  social_click: 'social_clicks',
  coupon_field_focus: 'coupon_field_visits',
  'video_progress|video_complete': 'videos_watched',
  weather_update:
    'weather_clear weather_cloudy weather_rain weather_snow weather_storm weather_fog weather_hot weather_cold bad_weather',
  profile_update:
    'profile_known profile_age_days known_orders known_aov known_days_since_order known_days_since_first_order known_return_rate ' +
    'known_support_contacts known_open_complaints known_store_orders known_store_value known_app_sessions known_push_response ' +
    'known_email_open_rate known_email_click_rate known_loyalty_level',
  'profile_update+view_item': 'known_category_match',
};

/** Of each feature, by its name: lists of events, of each of which one at least must be told. */
const NEEDS: ReadonlyMap<string, readonly (readonly string[])[]> = /* @__PURE__ */ new Map(
  Object.entries(FEATURES).flatMap(([events, features]) => {
    const needs = events.split('+').map((any) => any.split('|'));
    return features.split(' ').map((feature) => [feature, needs] as const);
  }),
);

const NONE: readonly string[] = [];

/** The lists of events that a feature needs one each of; none where it needs no event of its own. */
export const eventsOf = (feature: FeatureId): readonly (readonly string[])[] =>
  NEEDS.get(feature.slice(0, feature.lastIndexOf('@'))) ?? [];

/** The events that a feature waits for in vain: empty where a shop that cannot tell `uninstrumented` can still move it. */
export const missingFor = (feature: FeatureId, uninstrumented: ReadonlySet<string>): readonly string[] =>
  eventsOf(feature).find((any) => any.every((event) => uninstrumented.has(event))) ?? NONE;
