import type { EventName } from '../../capture/reading/fields/event-names.js';
import type { ProfileFacts } from '../../capture/profile.js';
import type { EventParams, Item } from '../../capture/shop-event.js';

/** What a field may be compared with: a number, any text, a duration for how long ago a time is, or one of the listed words. */
export type Kind = 'number' | 'text' | 'time' | readonly string[];

type Kinds<Key extends string> = Readonly<Partial<Record<Key, Kind>>>;

const list = (words: string): readonly string[] => words.split(' ');

/** Fields of an item. */
export const ITEM_FIELDS: Kinds<keyof Item> = {
  item_id: 'text',
  item_name: 'text',
  item_brand: 'text',
  item_category: 'text',
  item_category2: 'text',
  item_variant: 'text',
  item_list_id: 'text',
  item_list_name: 'text',
  coupon: 'text',
  index: 'number',
  price: 'number',
  discount: 'number',
  quantity: 'number',
  review_count: 'number',
};

/** Fields of any event. */
export const EVENT_FIELDS: Kinds<keyof EventParams> = {
  item_list_id: 'text',
  item_list_name: 'text',
  promotion_id: 'text',
  promotion_name: 'text',
  creative_name: 'text',
  creative_slot: 'text',
  coupon: 'text',
  transaction_id: 'text',
  search_term: 'text',
  value: 'number',
  percent_scrolled: 'number',
  engagement_time_msec: 'number',
  confidence: 'number',
  currency: 'text',
};

const CUE = { cue: list('countdown stock offer') };
const NONE = {};

/** Every event there is, with the fields that only it has. */
export const EVENTS: Readonly<Record<EventName, Kinds<keyof EventParams>>> = {
  page_view: {
    page_kind: list('home listing sale product search cart checkout thanks account about lookbook help other'),
    page_path: 'text',
    campaign: 'text',
    referrer_class: list('direct internal search social email paid referral'),
    device: list('phone tablet desktop'),
    utc_offset: 'number',
    click_source: list('google microsoft meta tiktok pinterest x email other'),
    affiliate: 'number',
    utm: 'number',
    connection: list('saving slow fast'),
    power: list('low mid high'),
    season: 'text',
    language: 'text',
    lot: 'number',
  },
  view_item_list: NONE,
  select_item: NONE,
  view_item: NONE,
  add_to_cart: NONE,
  remove_from_cart: NONE,
  view_cart: NONE,
  begin_checkout: NONE,
  add_shipping_info: NONE,
  add_payment_info: NONE,
  purchase: NONE,
  refund: NONE,
  search: NONE,
  view_promotion: NONE,
  select_promotion: NONE,
  add_to_wishlist: NONE,
  user_engagement: NONE,
  scroll: NONE,
  video_start: NONE,
  gallery_interaction: NONE,
  review_read: {
    theme_quality: 'number',
    theme_value: 'number',
    theme_fit: 'number',
    theme_style: 'number',
    theme_service: 'number',
    theme_durability: 'number',
  },
  size_guide_view: NONE,
  coupon_field_focus: NONE,
  urgency_seen: CUE,
  brand_story_view: NONE,
  list_sort: { sort_by: list('price_asc price_desc newest rating popularity') },
  list_filter: { filter_by: list('price brand category size colour other') },
  video_progress: { video_percent: 'number' },
  video_complete: NONE,
  section_view: { section: list('description details reviews recommendations gallery delivery size_guide other') },
  compare_add: NONE,
  delivery_info_view: { topic: list('shipping returns') },
  urgency_view: CUE,
  variant_select: NONE,
  hesitation: { control: list('cart pay variant quantity') },
  rage_click: NONE,
  dead_click: NONE,
  item_copy: NONE,
  exit_intent: NONE,
  tab_return: { away: list('short medium long') },
  social_click: { network: list('instagram facebook tiktok youtube pinterest x linkedin other') },
  weather_update: { weather: list('clear cloudy rain snow storm fog hot cold') },
  stock_update: NONE,
  profile_update: NONE,
  tick: NONE,
};

/** What is done on a product's page: told without an item, it is of the product looked at last. */
export const OF_PRODUCT: ReadonlySet<string> = /* @__PURE__ */ new Set(
  list(
    'add_to_cart add_to_wishlist user_engagement scroll video_start video_progress video_complete gallery_interaction review_read ' +
      'size_guide_view urgency_seen urgency_view section_view compare_add delivery_info_view variant_select hesitation item_copy',
  ),
);

/** Labels of the models, by their ids. */
export const SCORES: Readonly<Record<string, readonly string[]>> = {
  intent: ['purchase'],
  clusters: list('high-intent-researcher discount-seeker brand-explorer visual-browser urgency-buyer'),
  repeat: list('within_30_days within_90_days within_180_days'),
  next_purchase: ['days'],
  churn: ['inactive'],
  clv: ['spend'],
  rfm: list('recency frequency monetary momentum'),
  prospect: list('first_order_7_days first_order_30_days repeat high_value lookalike'),
  prospect_days: ['days'],
  upsell: ['receptive'],
  orientation: list('luxury brand novelty deliberate'),
};

/** What a shop tells of a customer. Traits are not among it: they go into no segment. */
export const PROFILE: Readonly<Record<keyof ProfileFacts | 'categories', Kind>> = {
  orders: 'number',
  order_value: 'number',
  aov: 'number',
  returns: 'number',
  return_rate: 'number',
  support_contacts: 'number',
  open_complaints: 'number',
  store_orders: 'number',
  store_value: 'number',
  app_sessions: 'number',
  push_sent: 'number',
  push_opened: 'number',
  email_sent: 'number',
  email_opened: 'number',
  email_clicked: 'number',
  loyalty_level: 'number',
  loyalty_levels: 'number',
  first_order_at: 'time',
  last_order_at: 'time',
  categories: 'text',
};
