import type { LoggedEvent } from '../memory/logged-event.js';
import type { FeatureGroup } from './feature-group.js';
import { measured } from './measured.js';
import { memoryKey, remember } from './remember.js';

type OrdersState = {
  inSession: number;
  purchases: number;
  value: number;
  /** What each order is still worth, by transaction id, oldest first. */
  known: Map<string, number>;
};

/** A thanks page that is loaded again sends its purchase again; GA4 counts a transaction id once, and so does this. */
function purchase(state: OrdersState, { params }: LoggedEvent): void {
  const id = memoryKey(params.transaction_id);
  if (id !== undefined && state.known.has(id)) return;
  const value = measured(params.value);
  state.inSession += 1;
  state.purchases += 1;
  state.value += value;
  if (id !== undefined) remember(state.known, id, value);
}

/** As in GA4, a refund without a value takes back the whole order. */
function refund(state: OrdersState, { params }: LoggedEvent): void {
  const id = memoryKey(params.transaction_id);
  const worth = (id === undefined ? undefined : state.known.get(id)) ?? 0;
  const value = measured(params.value, worth);
  state.value = Math.max(0, state.value - value);
  if (id !== undefined && state.known.has(id)) remember(state.known, id, Math.max(0, worth - value));
}

/** What the shopper bought: in this session, and over the whole log. */
export const orders: FeatureGroup<OrdersState> = {
  name: 'orders',
  takes: ['purchase', 'refund'],
  ids: ['purchases@1', 'lifetime_purchases@1', 'lifetime_value@1'],
  start: () => ({ inSession: 0, purchases: 0, value: 0, known: new Map() }),
  nextSession(state) {
    state.inSession = 0;
  },
  fold(state, event) {
    if (event.name === 'purchase') purchase(state, event);
    else if (event.name === 'refund') refund(state, event);
    else return false;
  },
  read: ({ inSession, purchases, value }) => [inSession, purchases, value],
};
