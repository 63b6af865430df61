import type { Item } from '../capture/shop-event.js';
import type { LoggedEvent } from '../memory/logged-event.js';

/** GA4 takes no more items than this in one event. */
const MOST_ITEMS = 200;

const NONE: readonly Item[] = [];

const isItem = (item: unknown) => typeof item === 'object' && item !== null;

/** The event's items, at most 200; an empty list when there are none. */
export function eventItems({ params: { items } }: LoggedEvent): readonly Item[] {
  if (!Array.isArray(items)) return NONE;
  // mostly all are what they should be, and need no new list
  return items.length <= MOST_ITEMS && items.every(isItem) ? items : items.slice(0, MOST_ITEMS).filter(isItem);
}

/** The item that a `view_item` or `select_item` is about: its first. */
export const eventItem = (event: LoggedEvent): Item | undefined => eventItems(event)[0];
