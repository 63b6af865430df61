import type { EventParams, Item, PageKind } from '../../../src/capture/shop-event.js';

type Step = readonly [name: string, params?: EventParams];

const page = (page_kind: PageKind): Step => ['page_view', { page_kind, page_path: `/${page_kind}`, utc_offset: 0 }];
const product = (item: Item): readonly Step[] => [page('product'), ['view_item', { items: [item] }]];

const coat: Item = { item_id: 'coat', item_name: 'Coat', item_brand: 'North', price: 180 };
const boots: Item = { item_id: 'boots', item_name: 'Boots', item_brand: 'South', price: 120 };
const scarf: Item = { item_id: 'scarf', item_name: 'Scarf', item_brand: 'North', price: 40 };
const hat: Item = { item_id: 'hat', item_name: 'Hat', item_brand: 'North', price: 30 };
const bag: Item = { item_id: 'bag', item_name: 'Bag', item_brand: 'West', price: 90 };
const cheapCoat: Item = { ...coat, item_id: 'coat-2', discount: 60 };
const cheapBoots: Item = { ...boots, item_id: 'boots-2', discount: 40 };

/** Short visits that any merchandiser would put into the cluster they stand under. */
export const SHOPPER_STORIES: Readonly<Record<string, readonly Step[]>> = {
  'high-intent-researcher': [
    page('home'),
    page('search'),
    ['search', { search_term: 'winter coat' }],
    ...product(coat),
    ['review_read'],
    ['size_guide_view'],
    ...product(bag),
    ...product(coat),
    ['review_read'],
    page('help'),
  ],
  'discount-seeker': [
    page('home'),
    ['select_promotion', { promotion_id: 'sale' }],
    page('sale'),
    ['view_item_list', { item_list_id: 'sale' }],
    ['select_item', { items: [cheapCoat] }],
    ...product(cheapCoat),
    page('sale'),
    ...product(cheapBoots),
    ['add_to_cart', { items: [cheapBoots] }],
    page('cart'),
    ['view_cart', { items: [cheapBoots] }],
    ['coupon_field_focus'],
  ],
  'brand-explorer': [
    page('home'),
    page('about'),
    ['brand_story_view'],
    ...product(coat),
    ...product(scarf),
    ['brand_story_view'],
    ...product(hat),
    page('about'),
  ],
  'visual-browser': [
    page('home'),
    page('lookbook'),
    ['gallery_interaction'],
    ['scroll', { percent_scrolled: 95 }],
    ...product(coat),
    ['gallery_interaction'],
    ['gallery_interaction'],
    ['scroll', { percent_scrolled: 80 }],
    ...product(bag),
    ['gallery_interaction'],
    ['video_start'],
    ...product(boots),
    ['gallery_interaction'],
  ],
  'urgency-buyer': [
    page('home'),
    ...product(bag),
    ['urgency_seen'],
    ['add_to_cart', { items: [bag] }],
    page('cart'),
    ['view_cart', { items: [bag] }],
    ['urgency_seen'],
    page('checkout'),
    ['begin_checkout', { items: [bag] }],
  ],
};
