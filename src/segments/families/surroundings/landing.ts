import type { EventParams, Item } from '../../../capture/shop-event.js';
import type { LoggedEvent } from '../../../memory/logged-event.js';
import type { SegmentObject } from '../../segment.js';

/** What shops call their dearest goods, in five languages. */
const PREMIUM = /(^|[^\p{L}])(premium|luxury|luxus|luxe|deluxe|lujo)(?!\p{L})|プレミアム|ラグジュアリー|高級/iu;

const speaks = (...texts: readonly unknown[]): boolean =>
  texts.some((text) => typeof text === 'string' && PREMIUM.test(text));

/** Whether address or campaign of a page view call what they lead to premium. */
export const leadsToPremium = ({ page_path, campaign }: EventParams): boolean => speaks(page_path, campaign);

/** What an event tells of the goods on a page: what they are, and whether the shop calls them premium. */
export type Goods = Readonly<{ object?: SegmentObject; premium: boolean }>;

/** The goods of a `view_item` or `view_item_list`: the product, or the brand or category that a whole list shares. */
export function goodsOf({ name, params }: LoggedEvent): Goods | undefined {
  const given = (name === 'view_item' || name === 'view_item_list') && params.items;
  const items = Array.isArray(given) ? (given as readonly Item[]).filter(Boolean) : [];
  const [first] = items;
  if (!first) return undefined;
  const listed = name !== 'view_item';
  const object = listed
    ? (shared(items, 'item_brand', 'brand') ?? shared(items, 'item_category', 'category'))
    : product(first);
  const named = ({ item_category, item_category2, item_list_name }: Item) =>
    speaks(item_category, item_category2, item_list_name);
  const premium = speaks(params.item_list_name) || (listed ? items.every(named) : named(first));
  return { premium, ...(object && { object }) };
}

function product({ item_id, item_name }: Item): SegmentObject | undefined {
  const id = item_id ?? item_name;
  return id === undefined ? undefined : { kind: 'item', id, name: item_name ?? id };
}

function shared(items: readonly Item[], field: 'item_brand' | 'item_category', kind: 'brand' | 'category') {
  const id = items[0]?.[field];
  return id !== undefined && items.every((item) => item[field] === id) ? ({ kind, id, name: id } as const) : undefined;
}
