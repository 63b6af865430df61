import { isRecord } from '../../lib/is-record.js';
import { number } from '../../lib/number.js';

/** An amount, and its currency where it is told. */
export type Price = Readonly<{ amount: number; currency?: string | undefined }>;

const MOST = 1e9;

/** A price as feeds write it: 12.9, "12.90 EUR", "EUR 1.299,00", { value: "12.90", currency: "EUR" }; undefined where there is none. */
export function readPrice(value: unknown): Price | undefined {
  if (Array.isArray(value)) return readPrice(value[0]);
  if (isRecord(value)) {
    const price = readPrice(value['value'] ?? value['amount'] ?? value['price']);
    const currency = currencyOf(value['currency'] ?? value['currencyCode'] ?? value['priceCurrency']);
    return price && { ...price, ...(currency && { currency }) };
  }
  const currency = typeof value === 'string' ? /\b[A-Z]{3}\b/.exec(value)?.[0] : undefined;
  const amount = number(typeof value === 'string' ? value.replace(/[A-Z]{3}/g, '') : value);
  return amount !== undefined && amount >= 0 && amount <= MOST ? { amount, ...(currency && { currency }) } : undefined;
}

/** A currency by its three letters. */
export const currencyOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Za-z]{3}$/.test(value.trim()) ? value.trim().toUpperCase() : undefined;
