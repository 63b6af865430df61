import type { ListRule } from '../../decisions/list-rule.js';
import type { ListedItem } from '../../decisions/listed-item.js';
import type { Catalogue } from '../catalogue.js';
import { interestOf } from '../ranking/interest.js';
import { openRanking, type Rank, type Ranked } from '../ranking/open-ranking.js';
import { spreadOut } from '../ranking/spread-out.js';
import { whyRanked } from '../ranking/why-ranked.js';
import type { Goods } from '../shopper/goods.js';
import { listed, type Known } from './listed.js';

/** Gives the products of a list, the first of them first. */
export type Lister = (rule: ListRule, goods: Goods, catalogue: Catalogue) => readonly ListedItem[];

const EXCLUDED: Readonly<Record<ListRule['from'], NonNullable<ListRule['exclude']>>> = {
  catalogue: ['cart', 'owned', 'out-of-stock'],
  recent: [],
  cart: [],
};

/**
 * Opens what lists products. A catalogue is ranked once for a page view and the products that it is about: what happens on that page besides takes
 * products out of a list, and lets others move up, but never shuffles it.
 */
export function openLister(): Lister {
  const ranked = openRanked();
  const more = openMore();
  return (rule, goods, catalogue) => {
    const keys = openKeys(catalogue);
    const listing: Listing = { rule, goods, catalogue, keys, isOut: outOf(rule, goods, keys) };
    if (rule.from === 'cart') return cartOf(listing);
    if (rule.from === 'recent') return recentOf(listing);
    return more(listing, ranked(goods, catalogue));
  };
}

type Keys = ReturnType<typeof openKeys>;
type Listing = Readonly<{
  rule: ListRule;
  goods: Goods;
  catalogue: Catalogue;
  keys: Keys;
  isOut: (known: Known) => boolean;
}>;

/** Under which key a product is the same as its variants. */
const openKeys = ({ find }: Catalogue) => ({
  ofId: (id: string): string => ofItem(find(id)) ?? id,
  of: ({ item, good }: Known): string => ofItem(item) ?? good!.id,
});
const ofItem = (item: Known['item']): string | undefined => item && (item.group ?? item.id);

function outOf({ from, exclude = EXCLUDED[from] }: ListRule, { cart, owned }: Goods, keys: Keys): Listing['isOut'] {
  const out = new Set([
    ...(exclude.includes('cart') ? cart.map(({ id }) => keys.ofId(id)) : []),
    ...(exclude.includes('owned') ? [...owned.keys()].map(keys.ofId) : []),
  ]);
  const noStock = exclude.includes('out-of-stock');
  return (known) => (noStock && known.item?.inStock === false) || out.has(keys.of(known));
}

/** The very things that were put in, the latest first. */
function cartOf({ rule, goods, catalogue, isOut }: Listing): readonly ListedItem[] {
  const lines = goods.cart.toReversed().flatMap((line) => {
    const known = { item: catalogue.find(line.id), good: goods.all.get(line.id), line };
    return (isOut(known) ? undefined : listed(known, goods, { code: 'cart' })) ?? [];
  });
  return lines.slice(0, rule.count);
}

/** What was looked at, the latest first, each product once, without what this page is about. */
function recentOf({ rule, goods, catalogue, keys, isOut }: Listing): readonly ListedItem[] {
  const seen = new Set(goods.here.map(keys.ofId));
  const items: ListedItem[] = [];
  const viewed = [...goods.all.values()]
    .filter((good) => good.viewed)
    .toSorted((one, other) => other.viewed - one.viewed);
  for (const good of viewed) {
    const known = { item: catalogue.find(good.id), good };
    const key = keys.of(known);
    const one = seen.has(key) || isOut(known) ? undefined : listed(known, goods, { code: 'viewed' });
    seen.add(key);
    if (one) items.push(one);
    if (items.length === rule.count) break;
  }
  return items;
}

/** What was picked for a list, and from which ranking. */
type Picked = Readonly<{ ranking: readonly Ranked[]; picks: readonly Ranked[] }>;

/** What is like that which was looked at, without what this page is about; what was looked at itself comes last. What stands on the page stays in its place. */
function openMore(): (listing: Listing, ranking: readonly Ranked[]) => readonly ListedItem[] {
  const last = new Map<ListRule, Picked>();
  return ({ rule, goods, keys, isOut }, ranking) => {
    const here = new Set(goods.here.map(keys.ofId));
    const viewed = new Set([...goods.all.values()].flatMap((good) => (good.viewed ? keys.ofId(good.id) : [])));
    const left = ranking.filter(({ item }) => !here.has(keys.of({ item })) && !isOut({ item }));
    const isKnown = ({ item }: Ranked) => viewed.has(keys.of({ item }));
    const order = [...left.filter((one) => !isKnown(one)), ...left.filter(isKnown)];
    const before = last.get(rule);
    const kept = before?.ranking === ranking ? before.picks.filter(({ item }) => !isOut({ item })) : [];
    const picks = spreadOut({ ranking: order, count: rule.count, kept });
    last.set(rule, { ranking, picks });
    return picks.flatMap((one) => listed({ item: one.item }, goods, whyRanked(one)) ?? []);
  };
}

/** Ranks once for a page view, what it is about, and a catalogue. */
function openRanked(): (goods: Goods, catalogue: Catalogue) => readonly Ranked[] {
  let last: Readonly<{ key: string; catalogue: Catalogue; rank: Rank; ranking: readonly Ranked[] }> | undefined;
  return (goods, catalogue) => {
    const key = JSON.stringify([goods.page, goods.here, goods.currency]);
    const sameCatalogue = last?.catalogue === catalogue;
    // where nothing was known to rank by, something may be by now
    if (last && sameCatalogue && last.key === key && last.ranking.length) return last.ranking;
    const rank = last && sameCatalogue ? last.rank : openRanking(catalogue.items);
    const interest = interestOf(goods, catalogue);
    const ranking = interest ? rank(interest, goods.at) : [];
    last = { key, catalogue, rank, ranking };
    return ranking;
  };
}
