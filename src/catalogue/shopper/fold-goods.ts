import type { Item } from '../../capture/shop-event.js';
import type { LoggedEvent } from '../../memory/logged-event.js';
import { faded } from './faded.js';
import { foldCart, idOf } from './fold-cart.js';
import type { Good, Goods } from './goods.js';

/** Products that are remembered, those touched last. */
const MOST = 500;
/** Products of one event that are looked at. */
const MOST_ITEMS = 50;
/** More than that one product does not weigh. */
const HEAVIEST = 20;

/** What an event says of how much its products are wanted. */
const WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['view_item', 1],
  ['select_item', 0.5],
  ['add_to_wishlist', 2],
  ['compare_add', 1],
  ['add_to_cart', 3],
  ['remove_from_cart', -2],
]);

/** What is done on a product's page, and says the same of it. */
const ON_PAGE: ReadonlyMap<string, number> = new Map([
  ['gallery_interaction', 0.5],
  ['review_read', 0.5],
  ['size_guide_view', 0.5],
  ['variant_select', 0.5],
  ['video_start', 0.5],
  ['delivery_info_view', 0.5],
]);

/** What an order leaves of how much a product was wanted. */
const SETTLED = 0.25;

/** Takes one event, in the order of `seq`, with constant work; changes `goods`. Says whether lists may look otherwise now. */
export function foldGoods(goods: Goods, event: LoggedEvent): boolean {
  const { name, params, seq, session, at } = event;
  goods.seq = seq;
  goods.at = Math.max(goods.at, at);
  const fresh = session !== goods.session;
  goods.session = session;
  if (fresh) goods.currency = '';
  if (params.currency) goods.currency = params.currency;
  const cart = foldCart(goods.cart, event);
  let news = fresh || cart !== goods.cart;
  goods.cart = cart;
  if (name === 'page_view') {
    goods.page = seq;
    goods.here = [];
    return true;
  }
  const items = (Array.isArray(params.items) ? params.items : []).slice(0, MOST_ITEMS);
  const weight = WEIGHTS.get(name);
  if (weight !== undefined)
    for (const item of name === 'view_item' ? items.slice(0, 1) : items)
      news = touch(goods, { item, event }, weight) || news;
  const more = ON_PAGE.get(name);
  if (more) for (const id of goods.here) weigh(goods, { id, at }, more);
  if (name === 'purchase' || name === 'refund') news = settle(goods, items, event) || news;
  return news;
}

type Touch = Readonly<{ item: Item; event: LoggedEvent }>;

function touch(goods: Goods, { item, event }: Touch, weight: number): boolean {
  const id = idOf(item);
  if (id === undefined) return false;
  const { name, at, params } = event;
  const before = goods.all.get(id);
  const path = [item.item_category, item.item_category2].filter((level) => level !== undefined);
  const told = item.price !== undefined;
  const viewed = name === 'view_item';
  const good: Good = {
    id,
    name: item.item_name ?? before?.name,
    brand: item.item_brand ?? before?.brand,
    path: path.length ? path : (before?.path ?? []),
    price: told ? item.price : before?.price,
    currency: told ? params.currency : before?.currency,
    priced: told ? at : (before?.priced ?? 0),
    viewed: viewed ? at : (before?.viewed ?? 0),
    weight: before?.weight ?? 0,
    at: before?.at ?? at,
  };
  goods.all.delete(id);
  goods.all.set(id, good);
  if (goods.all.size > MOST) goods.all.delete(goods.all.keys().next().value!);
  weigh(goods, { id, at }, weight);
  if (viewed && !goods.here.includes(id)) goods.here = [...goods.here, id].slice(-MOST_ITEMS);
  return true;
}

function weigh({ all }: Goods, { id, at }: Readonly<{ id: string; at: number }>, more: number): void {
  const good = all.get(id);
  if (!good) return;
  const weight = Math.min(HEAVIEST, Math.max(0, faded(good, at) + more));
  // an existing key keeps its place
  all.set(id, { ...good, weight, at: Math.max(at, good.at) });
}

/** What was ordered is owned, and wanted less; what was sent back is not owned. */
function settle(goods: Goods, items: readonly Item[], { name, at }: LoggedEvent): boolean {
  for (const item of items) {
    const id = idOf(item);
    if (id === undefined) continue;
    goods.owned.delete(id);
    if (name === 'refund') continue;
    goods.owned.set(id, at);
    if (goods.owned.size > MOST) goods.owned.delete(goods.owned.keys().next().value!);
    const good = goods.all.get(id);
    if (good) goods.all.set(id, { ...good, weight: faded(good, at) * SETTLED, at: Math.max(at, good.at) });
  }
  return items.length > 0;
}
