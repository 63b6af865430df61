import type { Arrival, Arrivals } from './arrival.js';
import type { Notice } from './source.js';

/** How many repeated rows are named one by one. */
const NAMED = 20;

/**
 * Opens the check of a customer's orders against each other. A row that repeats another one's `order_id` and all else is left
 * out and named; one that differs in its goods is a further line of that order; one with another time is refused. Without
 * order ids equal rows may be two orders of one minute: they stay, and are counted. Refunds before the first order are of orders
 * that the table lacks, and are left out. `finish` tells the counts.
 */
export function openSettling(notice: Notice): Readonly<{ settle: NonNullable<Arrivals['settle']>; finish(): void }> {
  const counts = { repeated: 0, alike: 0, early: 0 };
  const drop = (one: Arrival, before: Arrival): void => {
    counts.repeated += 1;
    const id = String(one.event.params.transaction_id);
    if (counts.repeated <= NAMED)
      notice.fault(`${one.place}: order_id ${id} repeats the row at ${before.place}; it is left out`);
  };
  return {
    settle(history) {
      const orders = new Map<string, number>();
      const kept: Arrival[] = [];
      for (const one of history) {
        const { name, params } = one.event;
        const id = params.transaction_id;
        const known = name === 'purchase' && id !== undefined ? orders.get(id) : undefined;
        if (name === 'refund' && !kept.length) counts.early += 1;
        else if (known !== undefined) kept[known] = joined(kept[known]!, one, drop);
        else {
          if (id === undefined && kept.length && same(kept.at(-1)!, one)) counts.alike += 1;
          if (name === 'purchase' && id !== undefined) orders.set(id, kept.length);
          kept.push(one);
        }
      }
      return kept;
    },
    finish() {
      if (counts.repeated > NAMED)
        notice.fault(`${counts.repeated - NAMED} more rows repeat an order_id and are left out`);
      if (counts.alike)
        notice.note(
          `${counts.alike} rows equal the row before in customer, time and value; they count as orders of their own, since there is no order_id`,
        );
      if (counts.early)
        notice.note(`${counts.early} returns come before the customer's first order in the table and are left out`);
    },
  };
}

const same = (one: Arrival, other: Arrival): boolean => JSON.stringify(one.event) === JSON.stringify(other.event);

/** The order with a further row of the same id. */
function joined(order: Arrival, row: Arrival, drop: (row: Arrival, order: Arrival) => void): Arrival {
  const [was, is] = [order.event, row.event];
  if (was.at !== is.at)
    throw new Error(
      `${row.place}: order_id ${String(is.params.transaction_id)} has another ordered_at than at ${order.place}; ` +
        `give each order an id and a time of its own`,
    );
  const [items = [], more = []] = [was.params.items, is.params.items];
  const goods = JSON.stringify(more[0]);
  const repeated = more.length
    ? items.some((item) => JSON.stringify(item) === goods)
    : was.params.value === is.params.value;
  if (repeated) return (drop(row, order), order);
  if (!more.length)
    throw new Error(
      `${row.place}: order_id ${String(is.params.transaction_id)} has another value than at ${order.place}; ` +
        `keep one row, or give the lines of an order a category`,
    );
  const value = (was.params.value ?? 0) + (is.params.value ?? 0);
  return { ...order, event: { ...was, params: { ...was.params, value, items: [...items, ...more] } } };
}
