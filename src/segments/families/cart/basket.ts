import type { Item } from '../../../capture/shop-event.js';
import type { LoggedEvent } from '../../../memory/logged-event.js';

type Line = Readonly<{ id: string; name: string; quantity: number }>;

/** What is in the cart as far as events have told: products, that which was put in last at the end, and pieces that nobody named. */
export type Basket = Readonly<{ lines: readonly Line[]; unnamed: number }>;

/** Nothing in it. */
export const EMPTY: Basket = { lines: [], unnamed: 0 };

/** Products that are remembered, those put in last. */
const MOST_LINES = 20;
/** Longest name that is kept, and most pieces of one product. */
const LONGEST = 200;
const MOST_PIECES = 9999;

/** How many pieces an event leaves of a product that had `before`. */
type Change = (before: number, quantity: number) => number;

const CHANGES: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['add_to_cart', (before, added) => before + added],
  ['remove_from_cart', (before, removed) => before - removed],
  // what is ordered need not be all that is in the cart
  ['begin_checkout', (_, quantity) => quantity],
  ['add_shipping_info', (_, quantity) => quantity],
  ['add_payment_info', (_, quantity) => quantity],
]);

/** Whether an event says that an order was placed. */
export const isOrder = ({ name, params }: LoggedEvent): boolean =>
  name === 'purchase' || (name === 'page_view' && params.page_kind === 'thanks');

/** The basket after one event: the same object where that says nothing of it. A cart that is shown is all that there is; an order empties it. */
export function foldBasket(basket: Basket, event: LoggedEvent): Basket {
  if (isOrder(event)) return pieces(basket) ? EMPTY : basket;
  const { items } = event.params;
  if (event.name === 'view_cart') return Array.isArray(items) ? shown(basket, items) : basket;
  const change = CHANGES.get(event.name);
  if (!change) return basket;
  if (Array.isArray(items) && items.length)
    return items.reduce<Basket>((all, item) => touch(all, item, change), basket);
  if (event.name === 'add_to_cart') return { ...basket, unnamed: Math.min(MOST_PIECES, basket.unnamed + 1) };
  return event.name === 'remove_from_cart' ? takeOne(basket) : basket;
}

/** Pieces in the basket. */
export const pieces = ({ lines, unnamed }: Basket): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, unnamed);

function shown(basket: Basket, items: readonly Item[]): Basket {
  const told = items.reduce<Basket>((all, item) => touch(all, item, (_, quantity) => quantity), EMPTY);
  const rank = ({ id }: Line) => basket.lines.findIndex((line) => line.id === id);
  // the order in which they were put in, as far as it was seen; the rest came in later, on another device
  const known = told.lines.filter((line) => rank(line) >= 0).toSorted((a, b) => rank(a) - rank(b));
  return { lines: [...known, ...told.lines.filter((line) => rank(line) < 0)], unnamed: 0 };
}

function touch(basket: Basket, item: Item, change: Change): Basket {
  const id = item?.item_id ?? item?.item_name;
  if (id === undefined) return basket;
  const { lines, unnamed } = basket;
  const before = lines.find((line) => line.id === id);
  const had = before?.quantity ?? 0;
  const quantity = Math.min(MOST_PIECES, Math.max(0, change(had, piecesOf(item)))) || 0;
  if (quantity === had) return basket;
  const name = String(item.item_name ?? before?.name ?? id).slice(0, LONGEST);
  if (before && quantity && quantity < had)
    return { unnamed, lines: lines.map((line) => (line === before ? { ...line, quantity } : line)) };
  const others = lines.filter((line) => line !== before);
  if (quantity) others.push({ id, name, quantity });
  return { unnamed, lines: others.slice(-MOST_LINES) };
}

/** As in GA4, an item without a quantity is one piece. */
const piecesOf = ({ quantity = 1 }: Item): number => (Number.isFinite(quantity) ? Math.max(0, quantity) : 1);

/** A piece that nobody named; else one of what was put in last. */
function takeOne({ lines, unnamed }: Basket): Basket {
  if (unnamed) return { lines, unnamed: unnamed - 1 };
  const last = lines.at(-1);
  if (!last) return EMPTY;
  const rest = lines.slice(0, -1);
  return { unnamed, lines: last.quantity > 1 ? [...rest, { ...last, quantity: last.quantity - 1 }] : rest };
}
