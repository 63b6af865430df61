import type { Seen } from './atom.js';
import type { SegmentObject } from '../segment.js';
import { fieldsOf, valueOf } from './read-where.js';
import type { Spot } from './spot.js';

/** Things that are told apart in one condition, at most: beyond that the one that was not seen for longest is forgotten. */
export const MOST_THINGS = 32;

/** One thing that something was done with: what it is told apart by, and its name. */
export type Thing = Readonly<{ key: string; name: string }>;

const KINDS: Readonly<Record<string, SegmentObject['kind']>> = {
  item_id: 'item',
  item_name: 'item',
  item_brand: 'brand',
  item_category: 'category',
};

/** Reads the name of a field of text by which things are told apart. */
export function readField(said: unknown, events: readonly string[], spot: Spot): string | undefined {
  const fields = fieldsOf(events);
  const texts = Object.keys(fields).filter((name) => fields[name] !== 'number');
  return typeof said === 'string' && texts.includes(said) ? said : spot.none('field of text', said, texts);
}

/** The things among these items of an event, each once. An item without an id goes by its name. */
export function thingsOf(field: string, items: Seen['items'], { params }: Seen): readonly Thing[] {
  const things: Thing[] = [];
  for (const item of items) {
    const said = valueOf(field, item, params as typeof item);
    const value = said ?? (field === 'item_id' ? item['item_name'] : undefined);
    const key = Array.isArray(value) ? value.join(' ') : value;
    if (typeof key !== 'string' || !key || things.some((one) => one.key === key)) continue;
    const name = field === 'item_id' ? item['item_name'] : undefined;
    things.push({ key, name: typeof name === 'string' && name ? name : key });
  }
  return things;
}

/** What a segment is about, where things of this field can be named. */
export function objectOf(field: string, { key, name }: Thing): SegmentObject | undefined {
  const kind = KINDS[field];
  return kind && { kind, id: key, name };
}

/** The entries with one of them moved to the end, or made, and the oldest left out where they are too many. */
export function moved<Entry extends Thing>(
  entries: readonly Entry[],
  thing: Thing,
  change: (before: Entry | undefined) => Entry | undefined,
): readonly Entry[] {
  const before = entries.find(({ key }) => key === thing.key);
  const after = change(before);
  if (!after || after === before) return entries;
  const others = entries.filter((entry) => entry !== before);
  if (others.length >= MOST_THINGS) others.shift();
  others.push(after);
  return others;
}
