import type { Table } from './table.js';

/** The names under which shops' tables have what is read, the first being ours; written in lower case with underscores. */
const NAMES = {
  customer_id: ['customer', 'customerid', 'client_id', 'user_id', 'user'],
  ordered_at: ['order_date', 'orderdate', 'ordered', 'order_time', 'invoice_date', 'invoicedate', 'created_at', 'date'],
  value: ['order_value', 'amount', 'total', 'total_price', 'revenue', 'spend'],
  order_id: ['orderid', 'order', 'invoice', 'invoice_no', 'invoiceno', 'transaction_id'],
  category: ['item_category', 'product_category'],
  coupon: ['coupon_code', 'discount_code', 'voucher'],
  margin: ['profit', 'gross_profit'],
  units: ['quantity', 'items'],
  currency: ['currency_code'],
  day: ['returned_at', 'return_date', 'refunded_at', 'refund_date', 'date'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What a column of an order table, or of its returns, may be. */
export type OrderColumn = keyof typeof NAMES;

/** Where each column stands; optional ones are absent when the table lacks them. */
export type OrderPlaces<Needed extends OrderColumn> = Readonly<
  Record<Needed, number> & Partial<Record<OrderColumn, number>>
>;

/** Finds the columns of a table by their names. Throws, naming the file, for one that is missing or could be two. */
export function findColumns<Needed extends OrderColumn>(
  { name, columns }: Table,
  needed: readonly Needed[],
  optional: readonly OrderColumn[],
): OrderPlaces<Needed> {
  const plain = columns.map((column) =>
    column
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_'),
  );
  const found: Partial<Record<OrderColumn, number>> = {};
  for (const column of [...needed, ...optional]) {
    const place = placeOf(plain, column, (one, other) => {
      throw new Error(
        `${name}:1: ${columns[one]} and ${columns[other]} could both be ${column}; rename one to ${column}`,
      );
    });
    if (place !== undefined) found[column] = place;
  }
  const missing = needed.filter((column) => found[column] === undefined);
  if (missing.length)
    throw new Error(`${name}:1: columns missing: ${missing.join(', ')}; it has ${columns.join(', ').slice(0, 200)}`);
  return found as OrderPlaces<Needed>;
}

function placeOf(
  columns: readonly string[],
  column: OrderColumn,
  ambiguous: (one: number, other: number) => never,
): number | undefined {
  const exact = columns.indexOf(column);
  if (exact >= 0) return exact;
  const [place, other] = NAMES[column].map((alias) => columns.indexOf(alias)).filter((found) => found >= 0);
  return place !== undefined && other !== undefined ? ambiguous(place, other) : place;
}
