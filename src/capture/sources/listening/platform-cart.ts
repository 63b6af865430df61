import type { Emit } from '../../source.js';

/** An item in GA4's words, as a source says it. */
export type SaidItem = Readonly<Record<string, unknown>>;

/** The items of a cart, by whatever tells its lines apart on their platform. */
export type Lines = ReadonlyMap<unknown, SaidItem & Readonly<{ quantity: number }>>;

/** Says what was added to a cart, and what was removed, between two looks at it. */
export function tellChange(emit: Emit, before: Lines, after: Lines): void {
  for (const [key, item] of new Map([...before, ...after])) {
    const more = (after.get(key)?.quantity ?? 0) - (before.get(key)?.quantity ?? 0);
    if (more) emit(more > 0 ? 'add_to_cart' : 'remove_from_cart', { items: [{ ...item, quantity: Math.abs(more) }] });
  }
}
