import type { LoggedEvent } from '../../memory/logged-event.js';
import type { Segment } from '../segment.js';
import type { Seen, Verdict } from './atom.js';
import type { KnownFacts } from './known-facts.js';
import { OF_PRODUCT } from './vocabulary.js';

type Item = Seen['items'][number];

/** What the own segments remember: plain data, never changed in place. */
export type OwnState = Readonly<{
  session: number | null;
  /** Their clock, milliseconds: it never runs backwards, and stands where an event has no time. */
  now: number;
  /** What it is ahead of the device's, which was set back between two visits. */
  ahead: number;
  known: KnownFacts;
  /** The product looked at last, while its page may stand. */
  product: Item | null;
  memories: readonly unknown[];
  verdicts: readonly (Verdict | undefined)[];
  segments: readonly Segment[];
  /** The language of their reasons. */
  language: string;
  /** When each has become active, on their clock. */
  entered: readonly number[];
}>;

/** Just within what a Date can hold in every time zone. */
const FURTHEST_TIME = 8.63e15;

/** Whether the time of an event can be one. */
export const isTimed = ({ at }: LoggedEvent): boolean => Number.isFinite(at) && Math.abs(at) <= FURTHEST_TIME;

/** The clock after an event. */
export function clockAfter(
  { now, ahead }: OwnState,
  event: LoggedEvent,
  isFresh: boolean,
): Pick<OwnState, 'now' | 'ahead'> {
  if (!isTimed(event)) return { now, ahead };
  const said = event.at + ahead;
  return { now: Math.max(said, now), ahead: isFresh && said < now ? now - event.at : ahead };
}

const isItem = (item: unknown): item is Item => typeof item === 'object' && item !== null;
/** GA4 takes no more items than this in one event. */
const MOST_ITEMS = 200;
const NO_ITEMS: readonly Item[] = [];

/** The items of an event; of what is done on a product's page without naming it, the product looked at last. */
export function itemsOf({ name, params }: LoggedEvent, product: Item | null): readonly Item[] {
  const { items } = params;
  if (Array.isArray(items) && items.length) return items.slice(0, MOST_ITEMS).filter(isItem);
  return product && OF_PRODUCT.has(name) ? [product] : NO_ITEMS;
}

/** The product that is looked at after an event; a page of another kind, and a new visit, end it. */
export function productAfter(product: Item | null, { name, params }: LoggedEvent, isFresh: boolean): Item | null {
  if (name === 'view_item') return itemsOf({ name, params } as LoggedEvent, null)[0] ?? null;
  const { page_kind: kind } = params;
  return isFresh || (name === 'page_view' && kind !== undefined && kind !== 'product') ? null : product;
}
