import { isRecord } from '../../lib/is-record.js';
import type { CatalogueItem } from '../catalogue-item.js';
import { currencyOf, readPrice, type Price } from './read-price.js';
import { ALWAYS, readSpan } from './read-span.js';

/** The fields of a row, by their plain names. */
export type Fields = Readonly<Record<string, unknown>>;
/** Takes a field that is left out, and why. */
export type Fault = (field: string, why: string) => void;

export type Prices = Pick<CatalogueItem, 'price' | 'currency' | 'sale'>;

/** What a row says of its price, whoever's words it uses. */
type Said = Readonly<{
  price: unknown;
  /** What it was before it was reduced, where `price` is the reduced one. */
  before?: unknown;
  sale?: unknown;
  currency: unknown;
  /** Of numbers that are written in the smallest unit. */
  digits?: number;
}>;

/** The price of a row, and its reduction; empty where none is told or it cannot be read. */
export function readPrices(row: Fields, fallback: string | undefined, fault: Fault): Prices {
  const said = saidIn(row);
  const told = said.price ?? undefined;
  if (told === undefined || told === '') return {};
  const price = amountOf(told, said);
  const currency = currencyOf(said.currency) ?? price?.currency ?? fallback;
  if (!price || !currency) {
    fault('price', price ? 'names no currency, and catalogue.currency gives none' : 'is no price, such as "12.90 EUR"');
    return {};
  }
  const before = amountOf(said.before, said)?.amount ?? 0;
  if (before > price.amount) return { price: before, currency, sale: { price: price.amount, ...ALWAYS } };
  return { price: price.amount, currency, ...saleOf(row, { said, price, currency }, fault) };
}

type Regular = Readonly<{ said: Said; price: Price; currency: string }>;

function saleOf(row: Fields, { said, price, currency }: Regular, fault: Fault): Pick<Prices, 'sale'> {
  const told = said.sale ?? '';
  if (told === '') return {};
  const sale = amountOf(told, said);
  const dates = row['sale_price_effective_date'] ?? '';
  const span = dates === '' ? ALWAYS : readSpan(dates);
  if (!sale || (sale.currency ?? currency) !== currency) fault('sale_price', `is no price in ${currency}`);
  else if (!span)
    fault('sale_price_effective_date', 'is no span such as "2026-11-20T08:00+01:00/2026-11-30T20:00+01:00"');
  else if (sale.amount < price.amount) return { sale: { price: sale.amount, ...span } };
  return {};
}

function amountOf(value: unknown, { digits = 0 }: Said): Price | undefined {
  const price = value === undefined || value === null ? undefined : readPrice(value);
  return price && digits ? { ...price, amount: price.amount / 10 ** digits } : price;
}

/** The words of schema.org, WooCommerce, Shopify, GA4 and Google. */
function saidIn(row: Fields): Said {
  const offer = recordIn(row['offers']);
  if (offer) return { price: offer['price'] ?? offer['lowPrice'], currency: offer['priceCurrency'] };
  const own = recordIn(row['prices']);
  if (own) {
    const digits = Number(own['currency_minor_unit']) || 0;
    return { price: own['price'], before: own['regular_price'], currency: own['currency_code'], digits };
  }
  const currency = row['currency'] ?? row['price_currency'] ?? row['currency_code'];
  const variant = recordIn(row['variants']);
  if (variant && row['price'] === undefined)
    return { price: variant['price'], before: variant['compare_at_price'], currency };
  const { price, discount } = row;
  const off = row['item_id'] === undefined ? undefined : readPrice(discount)?.amount;
  const before = off ? (readPrice(price)?.amount ?? 0) + off : (row['compare_at_price'] ?? row['regular_price']);
  return { price, before, sale: row['sale_price'], currency };
}

/** An object, or the first of a list of them. */
const recordIn = (value: unknown): Fields | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isRecord(first) ? first : undefined;
};
