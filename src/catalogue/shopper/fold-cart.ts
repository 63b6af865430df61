import type { Item } from '../../capture/shop-event.js';
import type { LoggedEvent } from '../../memory/logged-event.js';
import type { Line } from './goods.js';

/** Lines that are remembered, those put in last; and most pieces of one. */
const MOST_LINES = 50;
const MOST_PIECES = 9999;

/** The id of an item; its name where it has none. */
export const idOf = ({ item_id, item_name }: Item): string | undefined => item_id ?? item_name;

/** As in GA4, an item without a quantity is one piece. */
const piecesOf = ({ quantity = 1 }: Item): number =>
  Number.isFinite(quantity) ? Math.min(MOST_PIECES, Math.max(0, Math.round(quantity))) : 1;

/**
 * The cart after an event, what was put in last at the end: the same lines where it says nothing of them. A cart that is shown is all that there is; an
 * order empties it.
 */
export function foldCart(cart: readonly Line[], { name, params }: LoggedEvent): readonly Line[] {
  const items = Array.isArray(params.items) ? params.items : undefined;
  if (name === 'purchase' || (name === 'page_view' && params.page_kind === 'thanks')) return cart.length ? [] : cart;
  if (name === 'view_cart') return items ? shown(cart, items) : cart;
  if (name === 'add_to_cart') return (items ?? []).reduce(put, cart);
  if (name === 'remove_from_cart') return (items ?? []).reduce(take, cart);
  return cart;
}

const isLine =
  (id: string, { item_variant }: Item) =>
  (line: Line): boolean =>
    line.id === id && line.variant === item_variant;

function put(cart: readonly Line[], item: Item): readonly Line[] {
  const id = idOf(item);
  const added = piecesOf(item);
  if (id === undefined || !added) return cart;
  const same = isLine(id, item);
  const had = cart.find(same)?.quantity ?? 0;
  const line = { id, variant: item.item_variant, quantity: Math.min(MOST_PIECES, had + added) };
  return [...cart.filter((one) => !same(one)), line].slice(-MOST_LINES);
}

/** A removal that names no variant, or another than was put in, takes from what was put in last of the product. */
function take(cart: readonly Line[], item: Item): readonly Line[] {
  const id = idOf(item);
  if (id === undefined) return cart;
  const line = cart.find(isLine(id, item)) ?? cart.findLast((one) => one.id === id);
  if (!line) return cart;
  const quantity = line.quantity - piecesOf(item);
  return cart.flatMap((one) => (one !== line ? one : quantity > 0 ? { ...one, quantity } : []));
}

/** In the order in which the lines were put in, as far as that was seen. */
function shown(cart: readonly Line[], items: readonly Item[]): readonly Line[] {
  const now = items.reduce(put, []);
  const rank = ({ id, variant }: Line) => cart.findIndex((line) => line.id === id && line.variant === variant);
  const known = now.filter((line) => rank(line) >= 0).toSorted((one, other) => rank(one) - rank(other));
  return [...known, ...now.filter((line) => rank(line) < 0)];
}
