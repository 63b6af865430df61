import type { Item } from '../capture/shop-event.js';
import type { LoggedEvent } from '../memory/logged-event.js';
import { ramp } from './rule-score.js';
import type { SegmentObject } from './segment.js';

/** What this visit showed of one product. */
type ItemInterest = Readonly<{
  id: string;
  name: string;
  category?: string;
  views: number;
  wished: boolean;
  /** Pieces in the cart. */
  quantity: number;
}>;

/** The products of this visit, those that it turned to last at the end. */
export type Interest = readonly ItemInterest[];

/** What the visit is about: how far it points to `object` (0 to 1), and why in words. */
export type Focus = Readonly<{ strength: number; object: SegmentObject; text: string; value: number }>;

/** Products remembered at once; beyond that the one untouched for longest goes, those in the cart last. */
const MOST_ITEMS = 40;
/** Items read of one event, at most. */
const MOST_PER_EVENT = 20;

type Change = (before: ItemInterest, quantity: number) => Partial<ItemInterest>;

/** A cart or a checkout says what is in the cart, whichever visit put it there. */
const carted: Change = (_, quantity) => ({ quantity });

const CHANGES: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['view_item', ({ views }) => ({ views: views + 1 })],
  ['add_to_wishlist', () => ({ wished: true })],
  ['add_to_cart', (before, added) => ({ quantity: before.quantity + added })],
  ['remove_from_cart', (before, removed) => ({ quantity: Math.max(0, before.quantity - removed) })],
  ['view_cart', carted],
  ['begin_checkout', carted],
]);

/** The interest after one event: the same object when the event says nothing of a product. */
export function foldInterest(interest: Interest, event: LoggedEvent): Interest {
  const change = CHANGES.get(event.name);
  const items = change && event.params.items;
  if (!change || !Array.isArray(items)) return interest;
  return items.slice(0, MOST_PER_EVENT).reduce<Interest>((all, item: Item) => touch(all, item, change), interest);
}

function touch(interest: Interest, item: Item, change: Change): Interest {
  const id = item?.item_id ?? item?.item_name;
  if (id === undefined) return interest;
  const before = interest.find((known) => known.id === id);
  const known = before ?? { id, name: id, views: 0, wished: false, quantity: 0 };
  const category = item.item_category ?? known.category;
  const after: ItemInterest = {
    ...known,
    name: item.item_name ?? known.name,
    ...(category !== undefined && { category }),
    ...change(known, Math.max(0, item.quantity ?? 1)),
  };
  const others = interest.filter((other) => other !== before);
  if (others.length >= MOST_ITEMS) others.splice(Math.max(0, others.findIndex(uncarted)), 1);
  // What is taken out of the cart is the last thing to prefer.
  return after.quantity < known.quantity ? [after, ...others] : [...others, after];
}

const uncarted = (item: ItemInterest) => !item.quantity;

/**
 * The product that the visit is about, or else the category, or nothing. A view and a place on the wish list count one
 * point, the cart two; a product needs two points and the latest wins ties. A category is named only when no product is.
 */
export function focusOf(interest: Interest): Focus | undefined {
  const category = leadingCategory(interest);
  const item = interest.reduce<ItemInterest | undefined>(
    (best, other) => (points(other) >= Math.max(2, best ? points(best) : 0) ? other : best),
    undefined,
  );
  if (!item) return category;
  const object = { kind: 'item', id: item.id, name: item.name } as const;
  const strength = ramp(points(item), 1, 3);
  return category && category.strength > strength ? { ...category, object } : { strength, object, ...itemReason(item) };
}

const points = (item: ItemInterest) => item.views + (item.wished ? 1 : 0) + (item.quantity ? 2 : 0);

function itemReason({ name, views, quantity }: ItemInterest): Pick<Focus, 'text' | 'value'> {
  if (quantity) return { text: `${name} is in your cart`, value: quantity };
  return views > 1
    ? { text: `you looked at ${name} ${views === 2 ? 'twice' : `${views} times`}`, value: views }
    : { text: `you saved ${name}`, value: 1 };
}

/**
 * The category with most viewed products, if they are more than one and outnumber those viewed elsewhere. Each view moves
 * the strength by a quarter at most, so that one look elsewhere does not end a stage.
 */
function leadingCategory(interest: Interest): Focus | undefined {
  const viewed = interest.filter((item) => item.views);
  const counts = new Map<string, number>();
  let name: string | undefined;
  for (const { category } of viewed) {
    if (category === undefined) continue;
    counts.set(category, (counts.get(category) ?? 0) + 1);
    if (name === undefined || counts.get(category)! >= counts.get(name)!) name = category;
  }
  const value = name === undefined ? 0 : counts.get(name)!;
  const lead = 2 * value - viewed.length;
  if (name === undefined || value < 2 || lead < 1) return undefined;
  return {
    strength: ramp(lead, 0, 4),
    object: { kind: 'category', id: name, name },
    text: `you looked at ${value} products in ${name}`,
    value,
  };
}
