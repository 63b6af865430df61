import type { LoggedEvent } from '../memory/logged-event.js';
import { eventItem, eventItems } from './event-items.js';
import type { FeatureGroup } from './feature-group.js';
import { measured } from './measured.js';

/** Events on the way to an order, which carry the coupon that was entered. */
const ORDERING: ReadonlySet<string> = new Set([
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
]);

type SaleState = { views: number; saleViews: number; coupons: number };

function carriesCoupon(event: LoggedEvent): boolean {
  return Boolean(event.params.coupon) || eventItems(event).some((item) => Boolean(item.coupon));
}

function view(state: SaleState, reduced: boolean): void {
  state.views += 1;
  if (reduced) state.saleViews += 1;
}

/** Interest in reduced prices and coupons, in this session. */
export const sale: FeatureGroup<SaleState> = {
  name: 'sale',
  takes: ['view_item', 'select_item', 'page_view', 'coupon_field_focus', ...ORDERING],
  ids: ['sale_views@1', 'sale_share@1', 'coupon_interest@1'],
  start: () => ({ views: 0, saleViews: 0, coupons: 0 }),
  fold(state, event) {
    const { name, params } = event;
    if (name === 'view_item' || name === 'select_item') view(state, measured(eventItem(event)?.discount) > 0);
    else if (name === 'page_view' && params.page_kind === 'sale') view(state, true);
    else if (name === 'page_view' && params.page_kind === 'listing') view(state, false);
    else if (name === 'coupon_field_focus') state.coupons += 1;
    else if (ORDERING.has(name) && carriesCoupon(event)) state.coupons += 1;
    else return false;
  },
  read: ({ views, saleViews, coupons }) => [saleViews, views === 0 ? 0 : saleViews / views, coupons],
};
