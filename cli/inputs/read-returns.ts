import type { Arrival } from './arrival.js';
import { numberCell } from './cells.js';
import { findColumns } from './order-columns.js';
import { keyCell, type Worth } from './read-orders.js';
import { openTimes } from './read-times.js';
import type { Table } from './table.js';

const LAST_OF_DAY = 86_400_000 - 1;

/**
 * A table of returns as `refund` events: customer, day and value, all values below zero or none. A return known by its day
 * counts at that day's end, behind the day's orders. Throws, naming file, row and column.
 */
export async function* readReturns(table: Table, worth: Worth = 'value'): AsyncIterable<Arrival> {
  const places = findColumns(table, ['customer_id', 'day', worth], ['order_id']);
  const timeOf = openTimes('day');
  let first: { negative: boolean; place: string } | undefined;
  for await (const { cells, place } of table.rows) {
    const key = keyCell(cells[places.customer_id], place);
    const { at, day } = timeOf(cells[places.day], place);
    const value = numberCell(cells[places[worth]], `${place}: ${worth}`);
    if (value === 0) continue;
    first ??= { negative: value < 0, place };
    if (first.negative !== value < 0)
      throw new Error(
        `${place}: ${worth} is ${value}, but of the other sign at ${first.place}; write all returns alike`,
      );
    const id = places.order_id === undefined ? '' : String(cells[places.order_id] ?? '').trim();
    const params = { value: Math.abs(value), ...(id && { transaction_id: id }) };
    yield { key, event: { name: 'refund', at: day ? at + LAST_OF_DAY : at, params }, place, aside: true };
  }
}
