import type { Item, ShopEvent } from '../../shop-event.js';

/** What an event is about, as far as its words tell. */
export type Identity = Readonly<{
  /** The same key, the same thing; undefined where the event names nothing. */
  key: string | undefined;
  /** Other names of its one item: ids of product and variant, article numbers. Empty where there are several items, or none. */
  aliases: readonly string[];
  /** The words in the name of its one item, and its price. */
  title?: ReadonlySet<string> | undefined;
  price?: number | undefined;
}>;

/** Longest list of aliases that is read. */
const MOST = 8;

/** What a source said of further ids: `aliases` of its first item, which is never kept. */
export function saidAliases(said: unknown): readonly string[] {
  const { items, aliases } = (said ?? {}) as { items?: unknown; aliases?: unknown };
  const [first] = Array.isArray(items) ? items : [items];
  const told: unknown = (first as { aliases?: unknown } | null | undefined)?.aliases ?? aliases;
  return Array.isArray(told)
    ? told
        .slice(0, MOST)
        .filter((one) => one && /string|number/.test(typeof one))
        .map(String)
    : [];
}

const nameOf = ({ item_id, item_name }: Item): string | undefined => item_id ?? item_name;

/** Finds out what an event is about. */
export function identify({ name, params }: ShopEvent, aliases: readonly string[] = []): Identity {
  const { items, transaction_id, search_term, page_path, promotion_id, promotion_name } = params;
  const list = params.item_list_id ?? params.item_list_name;
  const about =
    transaction_id ??
    search_term ??
    page_path ??
    (name === 'view_item_list' ? list : undefined) ??
    items?.map(nameOf).join() ??
    list ??
    promotion_id ??
    promotion_name ??
    params.percent_scrolled?.toString();
  const [one] = items?.length === 1 ? items : [];
  return {
    key: about,
    aliases: one ? [one.item_id, one.item_variant, ...aliases].filter((alias) => alias !== undefined) : [],
    title: one?.item_name === undefined ? undefined : wordsOf(one.item_name),
    price: one?.price,
  };
}

/** Names are written in many ways: with entities, in capitals, with other quotes and in another order. */
const wordsOf = (name: string): ReadonlySet<string> =>
  new Set(
    name
      .replace(/&#?\w+;/g, ' ')
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu),
  );

/**
 * Whether two identities surely speak of two products: both have a name, less than half of the shorter one's words stand in the other,
 * and the prices do not agree.
 */
export function contradict(one: Identity, other: Identity): boolean {
  if (!one.title?.size || !other.title?.size) return false;
  const [few, many] = one.title.size < other.title.size ? [one.title, other.title] : [other.title, one.title];
  const shared = [...few].filter((word) => many.has(word)).length;
  return shared * 2 < few.size && (one.price === undefined || one.price !== other.price);
}
