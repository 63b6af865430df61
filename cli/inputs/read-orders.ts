import type { Item, ShopEvent } from '../../src/capture/shop-event.js';
import type { Arrival } from './arrival.js';
import { numberCell, textCell } from './cells.js';
import { findColumns, type OrderPlaces } from './order-columns.js';
import { openTimes } from './read-times.js';
import type { Table } from './table.js';

/** Which column an order is worth: its `value`, or the `margin` on it. */
export type Worth = 'value' | 'margin';

const NEEDED = ['customer_id', 'ordered_at', 'value'] as const;
const OPTIONAL = ['order_id', 'category', 'coupon', 'margin', 'units', 'currency'] as const;
type Places = OrderPlaces<(typeof NEEDED)[number]>;

/**
 * A table of orders as `purchase` events, its negative rows as `refund` events. Throws, naming file, row and column, for a cell
 * that does not hold what the column must.
 */
export async function* readOrders(table: Table, worth: Worth = 'value'): AsyncIterable<Arrival> {
  const places = findColumns(table, worth === 'margin' ? [...NEEDED, 'margin'] : NEEDED, OPTIONAL);
  const timeOf = openTimes('ordered_at');
  const checkCurrency = oneCurrency();
  for await (const { cells, place } of table.rows) {
    const cell = (name: keyof Places) => (places[name] === undefined ? undefined : cells[places[name]]);
    const key = keyCell(cell('customer_id'), place);
    const { at } = timeOf(cell('ordered_at'), place);
    const value = numberCell(cell('value'), `${place}: value`);
    const amount = worth === 'value' ? value : numberCell(cell('margin'), `${place}: margin`);
    const currency = checkCurrency(textCell(cell('currency')), place);
    const told = {
      ...optional('transaction_id', textCell(cell('order_id'))),
      ...optional('currency', currency),
      // a loss counts as nothing earned: no feature is ever negative
      value: value < 0 ? Math.abs(amount) : Math.max(0, amount),
    };
    const event: ShopEvent =
      value < 0
        ? { name: 'refund', at, params: told }
        : { name: 'purchase', at, params: { ...told, ...bought(cell, place) } };
    yield { key, event, place };
  }
}

/** Whose row it is. Throws, naming the place, for an empty cell. */
export function keyCell(cell: unknown, place: string): string {
  const key = textCell(cell);
  if (key) return key;
  throw new Error(`${place}: customer_id is empty; leave out orders without a customer`);
}

type Cell = (name: 'category' | 'units' | 'coupon' | 'value') => unknown;

/** What an order says of its goods: one item that stands for them, and the coupon. */
function bought(cell: Cell, place: string): Readonly<{ items?: readonly Item[]; coupon?: string }> {
  const category = textCell(cell('category'));
  const units = textCell(cell('units')) ? numberCell(cell('units'), `${place}: units`) : undefined;
  const coupon = optional('coupon', textCell(cell('coupon')));
  if (!category) return coupon;
  const price = units && units > 0 ? { price: Number(cell('value')) / units, quantity: units } : {};
  return { ...coupon, items: [{ item_category: category, ...price }] };
}

const optional = <K extends string>(name: K, text: string) =>
  text ? ({ [name]: text } as { [key in K]: string }) : {};

/** Sums over more than one currency mean nothing. */
function oneCurrency(): (currency: string, place: string) => string {
  let first: { currency: string; place: string } | undefined;
  return (currency, place) => {
    if (currency) first ??= { currency, place };
    if (!currency || first!.currency === currency) return currency;
    throw new Error(
      `${place}: currency is ${currency}, but ${first!.currency} at ${first!.place}; convert all values to one currency`,
    );
  };
}
