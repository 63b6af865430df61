import type { EventParams, Item, ShopEvent } from '../../shop-event.js';
import { sensitiveText } from './sensitive-text.js';

/** Most goods that are remembered as sensitive. */
const MOST = 500;

/** What is left of an event without what is sensitive; undefined if nothing is, or if it was about nothing else. */
export type Sift = (event: ShopEvent, aliases: readonly string[]) => ShopEvent | undefined;

/** Texts of an event that speak of goods, and go when they name sensitive ones. */
const TEXTS = [
  'item_list_id',
  'item_list_name',
  'promotion_id',
  'promotion_name',
  'creative_name',
  'creative_slot',
  'coupon',
  'search_term',
  'campaign',
] as const;

/**
 * Drops what would tell health, belief, sex life and the like, before it is kept or counted: goods by their category and name and, once
 * known, by their ids; the words of addresses, lists, promotions and searches. `own` are the shop's further words.
 */
export function openSensitive(own: readonly string[]): Sift {
  const tells = sensitiveText(own);
  const ids = new Set<string>();
  const known = (item: Item, aliases: readonly string[]): boolean => {
    const { item_id, item_name, item_category, item_category2, item_list_name } = item;
    const all = [item_id, ...aliases].filter((id) => id !== undefined);
    const is = [item_category, item_category2, item_name, item_list_name].some(tells) || all.some((id) => ids.has(id));
    if (is) for (const id of all) if (ids.size < MOST) ids.add(id);
    return is;
  };
  return (event, aliases) => {
    const { items, page_path, ...rest } = event.params;
    const left = items?.filter((item) => !known(item, items.length === 1 ? aliases : []));
    if (items?.length && !left!.length) return undefined;
    const params: Record<string, unknown> = { ...rest, ...(items && { items: left }) };
    for (const key of TEXTS) if (tells(rest[key])) delete params[key];
    if (page_path !== undefined) params['page_path'] = tells(decoded(page_path)) ? '/*' : page_path;
    return { ...event, params: params as EventParams };
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // no such escape: the signs as they stand
    return path;
  }
}
