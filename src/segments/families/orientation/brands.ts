import type { LoggedEvent } from '../../../memory/logged-event.js';
import type { SegmentObject } from '../../segment.js';

/** How often something of each brand was looked at or put into the cart, those touched last at the end. */
export type Brands = readonly (readonly [brand: string, count: number])[];

const MOST = 30;

/** The brands after one event: the same where it tells of none. */
export function foldBrands(brands: Brands, { name, params }: LoggedEvent): Brands {
  if (name !== 'view_item' && name !== 'add_to_cart') return brands;
  const brand = params.items?.[0]?.item_brand;
  if (!brand) return brands;
  const count = brands.find(([known]) => known === brand)?.[1] ?? 0;
  const others = brands.filter(([known]) => known !== brand);
  return [...others.slice(Math.max(0, others.length - MOST + 1)), [brand, count + 1]];
}

/** The brand touched most often, twice at least; the latest of equals. */
export function brandObject(brands: Brands): SegmentObject | undefined {
  const top = brands.reduce<Brands[number] | undefined>(
    (best, one) => (one[1] >= (best?.[1] ?? 2) ? one : best),
    undefined,
  );
  return top && { kind: 'brand', id: top[0], name: top[0] };
}
