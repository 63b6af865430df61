import type { EventParams } from '../capture/shop-event.js';

/** Page kinds by code, from 1; a kind that is not listed counts as `other`. Models hold these codes: append, never move. */
export const PAGE_STEPS = codes(
  'other account cart checkout thanks about lookbook help home listing sale product search'.split(' '),
  1,
);

/**
 * Events by code, from 32. Models hold these codes: none is ever moved, and one more would push steps out that models which have
 * shipped read, and count as an event for them (first-names.ts).
 */
export const EVENT_STEPS = codes(
  [
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
    'select_promotion',
    'add_to_wishlist',
    'video_start',
    'gallery_interaction',
    'review_read',
    'size_guide_view',
    'coupon_field_focus',
    'urgency_seen',
    'brand_story_view',
    'list_sort',
    'list_filter',
  ],
  32,
);

function codes(names: readonly string[], first: number): ReadonlyMap<string | undefined, number> {
  return new Map(names.map((name, place) => [name, place + first]));
}

/**
 * What a shopper did, as a number: a page view by its kind, any other event by its name. 0 for an event that is no step of the
 * shopper's own: time passing, attention to the page in view, and what Vitrine says of itself (`view_promotion`).
 */
export function stepCode(name: string, { page_kind }: EventParams): number {
  return name === 'page_view' ? (PAGE_STEPS.get(page_kind) ?? 1) : (EVENT_STEPS.get(name) ?? 0);
}
