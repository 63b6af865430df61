import type { CatalogueItem } from '../catalogue-item.js';
import { currentPrice } from './current-price.js';
import type { Interest } from './interest.js';
import { plainName } from './plain-name.js';

/** A product that is like what was looked at. */
export type Ranked = Readonly<{
  item: CatalogueItem;
  /** 0 to 1. */
  score: number;
  /** What it has in common above all: the brand, or the category of this place among its different ones. */
  part: number;
}>;

/** The {@link Ranked.part} of what has the brand in common. */
export const BRAND = -1;

/** Ranks all products by an interest, at a time: the best first, of equals the first of the feed. What has neither a brand nor a category in common is left out. */
export type Rank = (interest: Interest, at: number) => readonly Ranked[];

/** What each part says of how like a product is. */
const PARTS = { category: 0.5, brand: 0.3, price: 0.2 };

/** A category that all products are in says nothing; hardly anything, since it may be the only one. */
const LEAST_TELLING = 0.01;
/** Scores that differ by less are equal: the last digits are not the same in every browser. */
const STEPS = 1e6;

/** A product as it is compared. */
type Entry = Readonly<{ item: CatalogueItem; brand: string; categories: readonly number[]; telling: number }>;

/** Opens the ranking of products: what can be prepared once is. */
export function openRanking(items: readonly CatalogueItem[]): Rank {
  const { names, paths } = numbered(items);
  const counts = names.map(() => 0);
  for (const path of paths) for (const category of path) counts[category]! += 1;
  // the fewer products are in a category, the more it says
  const tellings = counts.map((count) => Math.max(LEAST_TELLING, Math.log((items.length + 1) / (count + 1))));
  const brands = new Map<string | undefined, string>([[undefined, '']]);
  const brandOf = ({ brand }: CatalogueItem): string => {
    if (!brands.has(brand)) brands.set(brand, plainName(brand!));
    return brands.get(brand)!;
  };
  const entries = items.map((item, place): Entry => {
    const categories = paths[place]!;
    const telling = categories.reduce((sum, category) => sum + tellings[category]!, 0);
    return { item, brand: brandOf(item), categories, telling };
  });
  return (interest, at) => {
    const shares = names.map((name) => interest.categories.get(name) ?? 0);
    const ranked: Ranked[] = [];
    for (const entry of entries) {
      const one = rankOne(entry, { interest, at, shares, tellings });
      if (one) ranked.push(one);
    }
    // the sort is stable: of equals the first of the feed stays first
    return ranked.toSorted((one, other) => other.score - one.score);
  };
}

/** Categories by number: their plain names, and those of each product. */
function numbered(items: readonly CatalogueItem[]) {
  const numbers = new Map<string, number>();
  // a feed writes the same few names over and over
  const written = new Map<string, number>();
  const number = (category: string) => {
    let known = written.get(category);
    if (known === undefined) {
      const name = plainName(category);
      known = numbers.get(name) ?? numbers.size;
      numbers.set(name, known);
      written.set(category, known);
    }
    return known;
  };
  const paths = items.map(({ path }) => {
    const all = path.map(number);
    return all.filter((one, place) => all.indexOf(one) === place);
  });
  return { names: [...numbers.keys()], paths };
}

type Ranking = Readonly<{ interest: Interest; at: number; shares: readonly number[]; tellings: readonly number[] }>;

function rankOne(
  { item, brand, categories, telling }: Entry,
  { interest, at, shares, tellings }: Ranking,
): Ranked | undefined {
  const { brands, prices } = interest;
  let sum = 0;
  let most = 0;
  let about = 0;
  for (let place = 0; place < categories.length; place++) {
    const category = categories[place]!;
    const part = shares[category]! * tellings[category]!;
    sum += part;
    // of equals the narrower
    if (part >= most) [most, about] = [part, place];
  }
  const byCategory = sum ? (PARTS.category * sum) / telling : 0;
  const byBrand = PARTS.brand * (brands.get(brand) ?? 0);
  if (!byCategory && !byBrand) return undefined;
  const price = item.currency === prices?.currency ? currentPrice(item, at) : undefined;
  const byPrice =
    prices && price ? PARTS.price * Math.exp(-((Math.log(price) - prices.mean) ** 2) / (2 * prices.deviation ** 2)) : 0;
  const whole =
    (interest.categories.size && PARTS.category) + (brands.size && PARTS.brand) + (prices ? PARTS.price : 0);
  const score = Math.round(((byCategory + byBrand + byPrice) / whole) * STEPS) / STEPS;
  return { item, score, part: byBrand > byCategory ? BRAND : about };
}
