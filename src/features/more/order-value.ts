import type { LoggedEvent } from '../../memory/logged-event.js';
import { measured } from '../measured.js';
import { memoryKey, remember } from '../remember.js';

/** What orders came to. Refunds never take back more than the orders of the log, nor of one order more than it is worth. */
export type OrderValue = {
  orders: number;
  gross: number;
  refunded: number;
  first: number;
  last: number;
  /** What each order is still worth, by transaction id, oldest first. */
  known: Map<string, number>;
};

/** No order yet. */
export function startOrderValue(): OrderValue {
  return { orders: 0, gross: 0, refunded: 0, first: 0, last: 0, known: new Map() };
}

/** Takes a purchase; its value, or undefined if its transaction id was taken before, as by a thanks page that is loaded again. */
export function takeOrder(state: OrderValue, { params }: LoggedEvent): number | undefined {
  const id = memoryKey(params.transaction_id);
  if (id !== undefined && state.known.has(id)) return undefined;
  const value = measured(params.value);
  if (state.orders === 0) state.first = value;
  state.orders += 1;
  state.gross += value;
  state.last = value;
  if (id !== undefined) remember(state.known, id, value);
  return value;
}

/** Takes a refund; what it takes back. As in GA4, one without a value takes back what is left of its order. */
export function takeRefund(state: OrderValue, { params }: LoggedEvent): number {
  const id = memoryKey(params.transaction_id);
  const worth = id === undefined ? undefined : state.known.get(id);
  const said = measured(params.value, worth ?? 0);
  const value = Math.min(said, worth ?? said, Math.max(0, state.gross - state.refunded));
  state.refunded += value;
  if (id !== undefined && worth !== undefined) remember(state.known, id, worth - value);
  return value;
}
