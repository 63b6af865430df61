import type { Item } from './budget.js';

/** Amounts by what spent them. */
export type Parts = Record<string, number>;

/** What was spent on a page view, by item; undefined where the browser does not tell. */
export type AllParts = Record<Item, Parts | undefined>;

/** Counts an amount of which every part counts. */
export function add(parts: Parts | undefined, what: string, amount: number): void {
  if (parts) parts[what] = (parts[what] ?? 0) + amount;
}

/** Counts an amount of which the largest part counts. */
export function raise(parts: Parts | undefined, what: string, amount: number): void {
  if (parts && amount > (parts[what] ?? 0)) parts[what] = amount;
}

/** What spent most. */
export function largest(parts: Parts): string {
  const names = Object.keys(parts);
  return names.reduce((most, one) => (parts[one]! > parts[most]! ? one : most));
}
