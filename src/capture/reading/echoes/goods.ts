import type { Item } from '../../shop-event.js';

/** Most products that are remembered of one page. */
const MOST = 200;

type Known = Readonly<{ item: Item; rank: number }>;

/** What all sources together have told of the page's products, by every id that any of them uses. */
export type Goods = Readonly<{
  /** Remembers an item under its own id and further ones; a better rank's words replace those of a lesser one. */
  learn(item: Item, aliases: readonly string[], rank: number): void;
  /** The item as the best source calls it, with what is known besides; `rank` 3 keeps its own words. */
  complete(item: Item, aliases: readonly string[], rank: number): Item;
}>;

/** Opens an empty memory of goods. */
export function openGoods(): Goods {
  const known = new Map<string, Known>();
  const find = (item: Item, aliases: readonly string[]): Known | undefined => {
    let best: Known | undefined;
    for (const alias of [...aliases, item.item_id]) {
      const found = alias === undefined ? undefined : known.get(alias);
      if (found && !(best && best.rank >= found.rank)) best = found;
    }
    return best;
  };
  return {
    learn(item, aliases, rank) {
      const before = find(item, aliases);
      const { quantity: _, index: __, ...lasting } = item;
      // of equal rank, another source with another id has come later than the first
      const isLess = before && (before.rank > rank || (before.rank === rank && before.item.item_id !== item.item_id));
      const better = isLess ? { ...lasting, ...before.item } : { ...before?.item, ...lasting };
      const next = { item: better, rank: Math.max(rank, before?.rank ?? 0) };
      for (const alias of new Set([item.item_id, before?.item.item_id, ...aliases])) {
        if (alias === undefined) continue;
        known.delete(alias);
        known.set(alias, next);
      }
      for (const [oldest] of known) {
        if (known.size <= MOST) break;
        known.delete(oldest);
      }
    },
    complete(item, aliases, rank) {
      const found = find(item, aliases);
      if (!found || rank === 3) return item;
      const { item_id } = found.rank >= rank ? found.item : item;
      return { ...found.item, ...item, ...(item_id !== undefined && { item_id }) };
    },
  };
}
