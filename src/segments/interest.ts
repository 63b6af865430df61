import type { Item } from '../capture/shop-event.js';
import type { LoggedEvent } from '../memory/logged-event.js';
import type { About } from './phrases/phrases.js';
import { ramp } from './rule-score.js';
import type { SegmentObject } from './segment.js';

/** What this visit showed of one product. */
type ItemInterest = Readonly<{
  id: string;
  name: string;
  category: string | undefined;
  brand: string | undefined;
  views: number;
  wished: boolean;
  /** Whether its video was played. */
  watched: boolean;
  /** Pieces in the cart. */
  quantity: number;
}>;

/** What this visit turned to. */
export type Interest = Readonly<{
  /** Its products, those that it turned to last at the end. */
  items: readonly ItemInterest[];
  /** The product whose page is in view. */
  shown: string | undefined;
  /** Two of the brands that were shown: in a shop of one brand, that says nothing of anybody. */
  brands: readonly string[];
}>;

/** Nothing yet. */
export const NO_INTEREST: Interest = { items: [], shown: undefined, brands: [] };

/** What the visit is about: how far it points to `object` (0 to 1), and why: the code of a clause, what that speaks of, how much of it. */
export type Focus = Readonly<{ strength: number; object: SegmentObject; code: string; about: About; value: number }>;

/** Products remembered at once; beyond that the one untouched for longest goes, those in the cart last. */
const MOST_ITEMS = 40;
/** Items read of one event, at most. */
const MOST_PER_EVENT = 20;

/** What an event of a name, with so many pieces of a product, changes of what is known of it. */
type Change = (known: Known, quantity: number) => void;
type Known = { -readonly [Key in keyof ItemInterest]: ItemInterest[Key] };

/** A cart or a checkout says what is in the cart, whichever visit put it there. */
const carted: Change = (known, quantity) => void (known.quantity = quantity);

const CHANGES: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['view_item', (known) => void (known.views += 1)],
  ['add_to_wishlist', (known) => void (known.wished = true)],
  ['video_start', (known) => void (known.watched = true)],
  ['add_to_cart', (known, added) => void (known.quantity += added)],
  ['remove_from_cart', (known, removed) => void (known.quantity = Math.max(0, known.quantity - removed))],
  ['view_cart', carted],
  ['begin_checkout', carted],
]);

/** Pages beside the product's own on which it may still be in view. */
const STAYS = /^(product|other)$/;

/** The interest after one event: the same object when the event says nothing of a product. A video without a product is of the one in view. */
export function foldInterest(interest: Interest, event: LoggedEvent): Interest {
  const { name, params } = event;
  if (name === 'page_view') {
    return interest.shown === undefined || STAYS.test(params.page_kind ?? 'other')
      ? interest
      : { ...interest, shown: undefined };
  }
  const { shown } = interest;
  const given = params.items ?? (name === 'video_start' && shown !== undefined ? [{ item_id: shown }] : undefined);
  if (!Array.isArray(given)) return interest;
  const listed: readonly Item[] = given.slice(0, MOST_PER_EVENT);
  const brands = seeBrands(interest.brands, listed);
  const change = CHANGES.get(name);
  if (!change) return brands === interest.brands ? interest : { ...interest, brands };
  let { items } = interest;
  for (const item of listed) items = touch(items, item, change);
  return { items, shown: name === 'view_item' ? idOf(listed[0]) : shown, brands };
}

function seeBrands(brands: readonly string[], items: readonly Item[]): readonly string[] {
  if (brands.length > 1) return brands;
  const other = items.find((item) => item?.item_brand !== undefined && item.item_brand !== brands[0])?.item_brand;
  return other === undefined ? brands : seeBrands([...brands, other], items);
}

const idOf = (item: Item | undefined) => item?.item_id ?? item?.item_name;

type Items = Interest['items'];

function touch(interest: Items, item: Item, change: Change): Items {
  const id = idOf(item);
  if (id === undefined) return interest;
  const before = interest.find((known) => known.id === id);
  const had = before?.quantity ?? 0;
  const after: Known = {
    id,
    name: item.item_name ?? before?.name ?? id,
    category: item.item_category ?? before?.category,
    brand: item.item_brand ?? before?.brand,
    views: before?.views ?? 0,
    wished: before?.wished ?? false,
    watched: before?.watched ?? false,
    quantity: had,
  };
  change(after, Math.max(0, item.quantity ?? 1));
  const others = interest.filter((other) => other !== before);
  if (others.length >= MOST_ITEMS) others.splice(Math.max(0, others.findIndex(uncarted)), 1);
  // What is taken out of the cart is the last thing to prefer.
  if (after.quantity < had) others.unshift(after);
  else others.push(after);
  return others;
}

const uncarted = (item: ItemInterest) => !item.quantity;

/**
 * The product that the visit is about, or else the category or brand, or nothing. A view and a place on the wish list count one
 * point, the video half of one, the cart two; a product needs two points and the latest wins ties. A category or brand, whichever is
 * further ahead, is named only when no product is.
 */
export function focusOf({ items, brands }: Interest): Focus | undefined {
  const category = leading(items, 'category');
  const brand = brands.length > 1 ? leading(items, 'brand') : undefined;
  const group = brand && !(category && category.strength >= brand.strength) ? brand : category;
  const item = items.reduce<ItemInterest | undefined>(
    (best, other) => (points(other) >= Math.max(2, best ? points(best) : 0) ? other : best),
    undefined,
  );
  if (!item) return group;
  const object = { kind: 'item', id: item.id, name: item.name } as const;
  const strength = ramp(points(item), 1, 3);
  return group && group.strength > strength ? { ...group, object } : { strength, object, ...itemReason(item) };
}

const points = ({ views, wished, watched, quantity }: ItemInterest) =>
  views + (wished ? 1 : 0) + (watched ? 0.5 : 0) + (quantity ? 2 : 0);

function itemReason({ name, views, quantity }: ItemInterest): Pick<Focus, 'code' | 'about' | 'value'> {
  if (quantity) return { code: 'intent.cart', about: { name }, value: quantity };
  return views > 1
    ? { code: 'intent.views', about: { name, count: views }, value: views }
    : { code: 'intent.saved', about: { name }, value: 1 };
}

/**
 * The category or brand with most viewed products, if they are more than one and outnumber those viewed elsewhere. Each view moves
 * the strength by a quarter at most, so that one look elsewhere does not end a stage.
 */
function leading(items: Items, kind: 'category' | 'brand'): Focus | undefined {
  const viewed = items.filter((item) => item.views);
  const counts = new Map<string, number>();
  let name: string | undefined;
  for (const { [kind]: one } of viewed) {
    if (one === undefined) continue;
    counts.set(one, (counts.get(one) ?? 0) + 1);
    if (name === undefined || counts.get(one)! >= counts.get(name)!) name = one;
  }
  const value = name === undefined ? 0 : counts.get(name)!;
  const lead = 2 * value - viewed.length;
  if (name === undefined || value < 2 || lead < 1) return undefined;
  const object = { kind, id: name, name };
  return { strength: ramp(lead, 0, 4), object, code: `intent.${kind}`, about: { name, count: value }, value };
}
