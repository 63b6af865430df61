import type { LoggedEvent } from '../../memory/logged-event.js';
import { eventItem, eventItems } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { isNewOrder } from './is-new-order.js';
import { leaningShare, startLeaning, touch, type Leaning } from './leaning.js';

type AffinityState = { brands: Leaning; categories: Leaning; orders: Map<string, number> };

/** The items that a view, an add to cart or an order is about. */
function touched(state: AffinityState, event: LoggedEvent): ReturnType<typeof eventItems> {
  if (event.name === 'view_item') return [eventItem(event) ?? {}];
  const counts = event.name === 'add_to_cart' || (event.name === 'purchase' && isNewOrder(state.orders, event));
  return counts ? eventItems(event) : [];
}

/** How far the shopper's views, carts and orders lean to one brand and to one category, over the whole log, the latest first. */
export const affinity: FeatureGroup<AffinityState> = {
  name: 'affinity',
  takes: ['view_item', 'add_to_cart', 'purchase'],
  ids: ['brand_affinity@1', 'category_affinity@1'],
  start: () => ({ brands: startLeaning(), categories: startLeaning(), orders: new Map() }),
  // Whole log: a new session changes nothing.
  nextSession: () => undefined,
  fold(state, event) {
    const items = touched(state, event);
    if (!items.length) return false;
    for (const { item_brand, item_category } of items) {
      touch(state.brands, item_brand, event.at);
      touch(state.categories, item_category, event.at);
    }
  },
  read: ({ brands, categories }) => [leaningShare(brands), leaningShare(categories)],
};
