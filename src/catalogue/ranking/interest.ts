import type { Catalogue } from '../catalogue.js';
import { faded } from '../shopper/faded.js';
import type { Good, Goods } from '../shopper/goods.js';
import { currentPrice } from './current-price.js';
import { plainName } from './plain-name.js';

/** Shares, 0 to 1, by plain name; a product may have several categories. */
export type Shares = ReadonlyMap<string, number>;

/** What the shopper looks at: which share of it is of a brand or in a category, and what it costs. */
export type Interest = Readonly<{
  brands: Shares;
  categories: Shares;
  /** Mean and deviation of the logarithms of the prices, in the currency of the page; absent where none is known. */
  prices?: Readonly<{ currency: string; mean: number; deviation: number }>;
}>;

/** Products that are looked at, those touched last, and how many later ones halve the weight of one. */
const MOST = 100;
const HALVED_BY = 8;
/** Less than that is nothing. */
const LEAST = 0.01;
/** However alike the prices are that were seen: others within this, in logarithms, are like them. */
const LEAST_DEVIATION = 0.35;

/** Sums up what was looked at; undefined where that is nothing that products could be ranked by. */
export function interestOf(goods: Goods, catalogue: Catalogue): Interest | undefined {
  const brands = openSum();
  const categories = openSum();
  const prices: Weighed[] = [];
  [...goods.all.values()]
    .slice(-MOST)
    .toReversed()
    .forEach((good, place) => {
      const weight = faded(good, goods.at) * 2 ** (-place / HALVED_BY);
      if (weight < LEAST) return;
      const { brand, path, price } = told(good, goods, catalogue);
      brands.add(brand ? [brand] : [], weight);
      categories.add(path, weight);
      if (price) prices.push([Math.log(price), weight]);
    });
  const found = { brands: brands.shares(), categories: categories.shares() };
  if (!found.brands.size && !found.categories.size) return undefined;
  return prices.length ? { ...found, prices: { currency: goods.currency, ...spreadOf(prices) } } : found;
}

/** The catalogue goes before what events have told: products are compared in its words. */
function told(good: Good, { at, currency }: Goods, catalogue: Catalogue) {
  const item = catalogue.find(good.id);
  const brand = item?.brand ?? good.brand;
  const path = item?.path.length ? item.path : good.path;
  if (!currency) return { brand, path };
  if (item?.price !== undefined)
    return { brand, path, price: item.currency === currency ? currentPrice(item, at) : undefined };
  return { brand, path, price: good.currency === currency ? good.price : undefined };
}

/** Adds up weights by name; a share is of all that has a name at all. */
function openSum() {
  const sums = new Map<string, number>();
  let all = 0;
  return {
    add(names: readonly string[], weight: number) {
      if (names.length) all += weight;
      for (const name of new Set(names.map(plainName))) sums.set(name, (sums.get(name) ?? 0) + weight);
    },
    shares: (): Shares => new Map([...sums].map(([name, weight]) => [name, weight / all])),
  };
}

type Weighed = readonly [value: number, weight: number];

function spreadOf(prices: readonly Weighed[]) {
  const all = prices.reduce((sum, [, weight]) => sum + weight, 0);
  const mean = prices.reduce((sum, [value, weight]) => sum + value * weight, 0) / all;
  const variance = prices.reduce((sum, [value, weight]) => sum + (value - mean) ** 2 * weight, 0) / all;
  return { mean, deviation: Math.max(LEAST_DEVIATION, Math.sqrt(variance)) };
}
