import type { Item } from '../capture/shop-event.js';
import type { LoggedEvent } from '../memory/logged-event.js';

/** GA4 takes no more items than this in one event. */
const MOST_ITEMS = 200;

/** The event's items, at most 200; an empty list when there are none. */
export function eventItems(event: LoggedEvent): readonly Item[] {
  const { items } = event.params;
  if (!Array.isArray(items)) return [];
  return items.slice(0, MOST_ITEMS).filter((item) => typeof item === 'object' && item !== null);
}

/** The item that a `view_item` or `select_item` is about: its first. */
export function eventItem(event: LoggedEvent): Item | undefined {
  return eventItems(event)[0];
}
