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
}>;

/** One thing that happened, in GA4's words (docs/events.md lists the names). `at` is milliseconds since the epoch. */
export type ShopEvent = Readonly<{ name: string; at: number; params: EventParams }>;
