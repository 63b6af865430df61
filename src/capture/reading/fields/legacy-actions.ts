import type { EventName } from './event-names.js';

/** Universal Analytics' enhanced-ecommerce actions (`ecommerce.detail`, `ecommerce.add`, …) and the GA4 names that took over. */
export const legacyActions: Readonly<Record<string, EventName>> = {
  impressions: 'view_item_list',
  click: 'select_item',
  detail: 'view_item',
  add: 'add_to_cart',
  remove: 'remove_from_cart',
  checkout: 'begin_checkout',
  purchase: 'purchase',
  refund: 'refund',
  promoView: 'view_promotion',
  promoClick: 'select_promotion',
};
