import { openBought } from './bought.js';
import type { Bought, Recorded } from './summary.js';

/** A `purchase`, or with `refund` a refund, by its place in the log. */
export type Order = Readonly<{
  place: number;
  session: number;
  at: number;
  value: number;
  refund: boolean;
  /** Null if the order does not say what was bought. */
  bought: Bought | null;
}>;

/** Far above any real order; sums stay finite. */
const LARGEST = 1e12;

/**
 * The orders and refunds of one shopper's log. A `transaction_id` counts once, as in GA4: a thanks page that is opened again is
 * no order. A refund without a value takes back the order that it names.
 */
export function ordersOf(log: readonly Recorded[]): readonly Order[] {
  const worth = new Map<string, number>();
  const look = openBought();
  const orders: Order[] = [];
  log.forEach((event, place) => {
    const { name, at, session, params } = event;
    const id = params.transaction_id;
    if (name === 'refund') {
      const value = amount(params.value) ?? (id === undefined ? 0 : (worth.get(id) ?? 0));
      orders.push({ place, session, at, value, refund: true, bought: null });
    } else if (name === 'purchase' && !(id !== undefined && worth.has(id))) {
      const value = amount(params.value) ?? 0;
      if (id !== undefined) worth.set(id, value);
      orders.push({ place, session, at, value, refund: false, bought: look.order(event) });
    }
    look.see(event);
  });
  return orders;
}

const amount = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 ? Math.min(value, LARGEST) : undefined;
