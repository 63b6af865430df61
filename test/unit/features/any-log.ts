import * as fc from 'fast-check';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';

const NAMES = (
  'page_view view_item_list select_item view_item add_to_cart remove_from_cart view_cart begin_checkout add_shipping_info ' +
  'add_payment_info purchase refund search view_promotion select_promotion add_to_wishlist user_engagement scroll video_start ' +
  'gallery_interaction review_read size_guide_view coupon_field_focus urgency_seen brand_story_view list_sort list_filter ' +
  'tick constructor ' +
  'video_progress video_complete section_view delivery_info_view urgency_view hesitation tab_return weather_update profile_update'
).split(' ');
const KINDS = 'home listing sale product search cart checkout thanks account about lookbook help other __proto__'.split(
  ' ',
);
const number = fc.oneof(
  fc.nat(1000),
  fc.double(),
  fc.constantFrom(-1, -0, Number.MAX_VALUE, -Number.MAX_VALUE, Infinity, Number.NaN),
);
const text = fc.oneof(fc.constantFrom('', '1', '2', 'a', 'b', '__proto__', 'toString'), fc.string());
const anything = fc.oneof(number, text, fc.constantFrom(null, undefined, true));
const sparse = (shape: Record<string, fc.Arbitrary<unknown>>) => fc.record(shape, { requiredKeys: [] });

const item = fc.oneof(
  {
    weight: 9,
    arbitrary: sparse({
      item_id: text,
      item_name: text,
      item_brand: text,
      item_category: text,
      item_variant: text,
      review_count: number,
      price: number,
      discount: number,
      quantity: number,
      coupon: text,
    }),
  },
  {
    weight: 1,
    arbitrary: sparse({
      item_id: anything,
      item_brand: anything,
      item_category: anything,
      price: anything,
      discount: anything,
      quantity: anything,
    }),
  },
  { weight: 1, arbitrary: anything },
);
const profile = fc.record({
  customer: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('h:1', 'h:2') }, { weight: 1, arbitrary: anything }),
  as_of: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1_699_900_000_000, max: 1_700_100_000_000 }) }, anything),
  facts: fc.oneof(
    sparse({ orders: number, return_rate: number, email_sent: number, email_opened: number, last_order_at: number }),
    anything,
  ),
  categories: fc.oneof(fc.dictionary(text, fc.oneof(number, anything)), anything),
});
const params = sparse({
  profile: fc.oneof({ weight: 9, arbitrary: profile }, { weight: 1, arbitrary: anything }),
  items: fc.oneof({ weight: 9, arbitrary: fc.array(item, { maxLength: 4 }) }, { weight: 1, arbitrary: anything }),
  value: fc.oneof(number, anything),
  coupon: text,
  transaction_id: text,
  percent_scrolled: fc.oneof(number, anything),
  engagement_time_msec: fc.oneof(number, anything),
  page_kind: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...KINDS) }, { weight: 1, arbitrary: anything }),
  utc_offset: fc.oneof(fc.integer({ min: -840, max: 840 }), anything),
  referrer_class: fc.oneof(fc.constantFrom('direct', 'internal', 'search', 'paid'), anything),
  sort_by: fc.oneof(fc.constantFrom('price_asc', 'price_desc', 'newest', 'rating'), anything),
  filter_by: fc.oneof(fc.constantFrom('price', 'brand', 'size'), anything),
  page_path: fc.oneof(fc.constantFrom('/', '/a', '/b'), anything),
  search_term: fc.oneof(text, anything),
  currency: fc.oneof(fc.constantFrom('EUR', 'USD'), anything),
  click_source: fc.oneof(fc.constantFrom('google', 'email'), anything),
  video_percent: fc.oneof(number, anything),
  cue: fc.oneof(fc.constantFrom('countdown', 'stock', 'offer'), anything),
  weather: fc.oneof(fc.constantFrom('rain', 'clear', 'hot'), anything),
  theme_quality: fc.oneof(number, anything),
  theme_fit: fc.oneof(number, anything),
});
const when = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1_700_000_000_000, max: 1_700_100_000_000 }) },
  { weight: 1, arbitrary: fc.oneof(number, fc.constantFrom(8.64e15, -8.64e15, 8.63e15, -8.63e15)) },
);
/** A log of anything that a shop may send, however wrong. */
export const anyLog = fc.array(
  fc.record({
    name: fc.constantFrom(...NAMES),
    at: when,
    params: fc.oneof({ weight: 19, arbitrary: params }, { weight: 1, arbitrary: fc.constantFrom(undefined, null) }),
    seq: fc.nat(),
    session: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: number }),
  }),
  { maxLength: 60 },
) as fc.Arbitrary<unknown> as fc.Arbitrary<LoggedEvent[]>;
