import type { KeptProfile } from './profile.js';

/** GA4 item fields that Vitrine keeps; every other field is dropped at capture. Prices are in `currency`, per unit. */
export type Item = Readonly<{
  item_id?: string;
  item_name?: string;
  item_brand?: string;
  item_category?: string;
  item_category2?: string;
  item_variant?: string;
  item_list_id?: string;
  item_list_name?: string;
  index?: number;
  price?: number;
  /** Reduction per unit; above zero means that the item is on sale. */
  discount?: number;
  quantity?: number;
  coupon?: string;
  /** How many reviews the shop says there are. */
  review_count?: number;
}>;

/** What a page is for. `sale` is a listing of reduced goods, `help` covers contact, shipping, returns, size and legal pages. */
export type PageKind =
  | 'home'
  | 'listing'
  | 'sale'
  | 'product'
  | 'search'
  | 'cart'
  | 'checkout'
  | 'thanks'
  | 'account'
  | 'about'
  | 'lookbook'
  | 'help'
  | 'other';

/** Event parameters: GA4's names, flat, already parsed and allow-listed. */
export type EventParams = Readonly<{
  items?: readonly Item[];
  currency?: string;
  value?: number;
  coupon?: string;
  transaction_id?: string;
  search_term?: string;
  item_list_id?: string;
  item_list_name?: string;
  promotion_id?: string;
  promotion_name?: string;
  creative_name?: string;
  creative_slot?: string;
  /** Deepest point seen, 0 to 100. */
  percent_scrolled?: number;
  /** Milliseconds of engaged time since the last such event. */
  engagement_time_msec?: number;
  // on page_view only
  page_kind?: PageKind;
  /** Path without query and fragment. */
  page_path?: string;
  /** utm_campaign, or undefined. */
  campaign?: string;
  /** How the shopper arrived. */
  referrer_class?: 'direct' | 'internal' | 'search' | 'social' | 'email' | 'paid' | 'referral';
  device?: 'phone' | 'tablet' | 'desktop';
  /** Minutes to add to UTC to get the shopper's clock. */
  utc_offset?: number;
  /** Whose click id stands in the address; the id itself is never kept. */
  click_source?: 'google' | 'microsoft' | 'meta' | 'tiktok' | 'pinterest' | 'x' | 'email' | 'other';
  /** 1 where an address names an affiliate. */
  affiliate?: number;
  /** 1 where the address has any utm parameter. */
  utm?: number;
  /** What the browser says of its connection. */
  connection?: 'saving' | 'slow' | 'fast';
  /** What the browser says of its device: memory and processors. */
  power?: 'low' | 'mid' | 'high';
  /** The shop's seasons that stand on this day, by id, with spaces between. */
  season?: string;
  /** BCP 47, as the page's `lang` has it. */
  language?: string;
  /** A number of 65,536 that was drawn with the grant: who is in the share that a variant is rolled out to. */
  lot?: number;
  // on list_sort only
  sort_by?: 'price_asc' | 'price_desc' | 'newest' | 'rating' | 'popularity';
  // on list_filter only
  filter_by?: 'price' | 'brand' | 'category' | 'size' | 'colour' | 'other';
  // on review_read only: how often the opened reviews speak of it, 0 to 99
  theme_quality?: number;
  theme_value?: number;
  theme_fit?: number;
  theme_style?: number;
  theme_service?: number;
  theme_durability?: number;
  /** How sure a heuristic is, 0 to 1; absent where the shop said it itself. */
  confidence?: number;
  // on video_progress only
  video_percent?: number;
  // on section_view only
  section?: 'description' | 'details' | 'reviews' | 'recommendations' | 'gallery' | 'delivery' | 'size_guide' | 'other';
  // on delivery_info_view only
  topic?: 'shipping' | 'returns';
  // on urgency_view and urgency_seen: what presses
  cue?: 'countdown' | 'stock' | 'offer';
  // on hesitation only: over what
  control?: 'cart' | 'pay' | 'variant' | 'quantity';
  // on tab_return only: up to 5 s, up to a minute, longer
  away?: 'short' | 'medium' | 'long';
  // on social_click only
  network?: 'instagram' | 'facebook' | 'tiktok' | 'youtube' | 'pinterest' | 'x' | 'linkedin' | 'other';
  // on profile_update only
  profile?: KeptProfile;
  // on weather_update only
  weather?: 'clear' | 'cloudy' | 'rain' | 'snow' | 'storm' | 'fog' | 'hot' | 'cold';
}>;

/** One thing that happened, in GA4's words (docs/events.md lists the names). `at` is milliseconds since the epoch. */
export type ShopEvent = Readonly<{ name: string; at: number; params: EventParams }>;
