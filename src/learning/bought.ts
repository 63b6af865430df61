import type { Item } from '../capture/shop-event.js';
import type { Bought, Recorded } from './summary.js';

const DAY = 86_400_000;

/** Events that show an interest in an item. */
const SEEING: ReadonlySet<string> = new Set(['view_item', 'select_item', 'add_to_cart', 'add_to_wishlist']);

type Seen = Readonly<{ at: number; price: number | undefined; category: string | undefined }>;

/** Opens what a shopper has seen so far, to hold an order against it. Both calls come in the order of the log. */
export function openBought(): Readonly<{ see(event: Recorded): void; order(event: Recorded): Bought | null }> {
  /** Items by id or name, at their first view, with the latest price seen. */
  const seen = new Map<string, Seen>();
  const brands = openKnown();
  const categories = openKnown();
  return {
    see({ name, at, session, params: { items = [] } }) {
      if (!SEEING.has(name) && name !== 'purchase') return;
      for (const item of items) {
        const key = item.item_id ?? item.item_name;
        const first = key === undefined ? undefined : seen.get(key);
        if (key !== undefined && name !== 'purchase')
          seen.set(key, { at: first?.at ?? at, price: price(item) ?? first?.price, category: item.item_category });
        brands.see(item.item_brand, session);
        categories.see(item.item_category, session);
      }
    },
    order({ at, session, params: { items = [], coupon } }) {
      if (!items.length) return null;
      const paid = mean(items.map(price));
      const usual = mean([...seen.values()].map((one) => one.price));
      const first = Math.min(...items.map((item) => seen.get(item.item_id ?? item.item_name ?? '')?.at ?? Infinity));
      return {
        price_percentile: round(mean(items.map((item) => percentile(item, [...seen.values()])))),
        discounted: coupon || items.some((item) => item.coupon || (item.discount ?? 0) > 0) ? 1 : 0,
        known_brand: brands.most(
          items.map((item) => item.item_brand),
          session,
        ),
        known_category: categories.most(
          items.map((item) => item.item_category),
          session,
        ),
        price_ratio: paid === null || !usual ? null : round(paid / usual),
        days_considered: Number.isFinite(first) ? round(Math.max(0, at - first) / DAY) : null,
      };
    },
  };
}

/** Where a price stands among those seen, of the same category where some are known: ties count half. */
function percentile(item: Item, seen: readonly Seen[]): number | null {
  const own = price(item);
  if (own === undefined) return null;
  const priced = seen.filter((one) => one.price !== undefined);
  const alike = priced.filter((one) => item.item_category !== undefined && one.category === item.item_category);
  const among = alike.length > 1 ? alike : priced;
  if (!among.length) return null;
  const below = among.filter((one) => one.price! < own).length;
  const equal = among.filter((one) => one.price === own).length;
  return (below + equal / 2) / among.length;
}

/** Which names were met in a session before. */
function openKnown() {
  const first = new Map<string, number>();
  return {
    see(name: string | undefined, session: number): void {
      if (name && !first.has(name)) first.set(name, session);
    },
    /** 1 if at least half of the names were; null without a name. */
    most(names: readonly (string | undefined)[], session: number): 0 | 1 | null {
      const told = names.filter((name) => name !== undefined);
      const known = told.filter((name) => (first.get(name) ?? session) !== session);
      return told.length ? (known.length * 2 >= told.length ? 1 : 0) : null;
    },
  };
}

const price = (item: Item): number | undefined => (item.price! > 0 ? item.price : undefined);

function mean(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => typeof value === 'number');
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}

/** A ratio or a number of days, to two places: a quarter of an hour is no identifier, a millisecond is. */
const round = <T extends number | null>(value: T): T => (value === null ? value : Math.round(value * 100) / 100) as T;
