import type { LoggedEvent } from '../memory/logged-event.js';
import { eventItems } from './event-items.js';
import type { FeatureGroup } from './feature-group.js';
import { measured } from './measured.js';

type CartState = { quantity: number };

/** Units that the event moves; as in GA4, an item without a quantity is one unit, and so is an event without items. */
function units(event: LoggedEvent): number {
  const items = eventItems(event);
  return items.length === 0 ? 1 : items.reduce((sum, item) => sum + measured(item.quantity, 1), 0);
}

/** What this session's adds and removes have left in the cart. */
export const cart: FeatureGroup<CartState> = {
  name: 'cart',
  takes: ['add_to_cart', 'remove_from_cart', 'purchase'],
  ids: ['cart_quantity@1'],
  start: () => ({ quantity: 0 }),
  fold(state, event) {
    if (event.name === 'add_to_cart') state.quantity += units(event);
    else if (event.name === 'remove_from_cart') state.quantity = Math.max(0, state.quantity - units(event));
    else if (event.name === 'purchase') state.quantity = 0;
    else return false;
  },
  read: ({ quantity }) => [quantity],
};
