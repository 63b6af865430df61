/** Every event name that Vitrine knows: GA4's, then its own behaviour signals, then `tick` (time passing). See docs/events.md. */
export const eventNames = [
  'page_view',
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
  'refund',
  'search',
  'view_promotion',
  'select_promotion',
  'add_to_wishlist',
  'user_engagement',
  'scroll',
  'video_start',
  'gallery_interaction',
  'review_read',
  'size_guide_view',
  'coupon_field_focus',
  'urgency_seen',
  'brand_story_view',
  'list_sort',
  'list_filter',
  'tick',
] as const;

/** One of {@link eventNames}. */
export type EventName = (typeof eventNames)[number];

/** Whether a value is a name that Vitrine knows. */
export const isEventName = (name: unknown): name is EventName => eventNames.includes(name as EventName);
