import type { Seen } from './atom.js';
import { lookUp } from './look-up.js';
import { readWhere } from './read-where.js';
import type { Spot } from './spot.js';
import { EVENTS } from './vocabulary.js';

type Items = Seen['items'];

/** Events that a condition is about. */
export type Matching = Readonly<{
  names: readonly string[];
  /** Comparisons for each of them. */
  parts: number;
  /** The items of an event that are meant: an empty one where it has none, and none where it is not meant. */
  items(seen: Seen): Items;
}>;

const NO_ITEM: Items = [{}];
const NONE: Items = [];

/** Reads `event`, a name or a list of names, and `where`. */
export function readEvents(said: Readonly<Record<string, unknown>>, spot: Spot): Matching | undefined {
  const names = readNames(said['event'], spot.at('event'));
  if (!names) return undefined;
  const where = said['where'] === undefined ? undefined : readWhere(said['where'], names, spot.at('where'));
  if (said['where'] !== undefined && !where) return undefined;
  const items = ({ items, params }: Seen): Items => {
    const all = items.length ? items : NO_ITEM;
    if (!where) return all;
    // mostly there is one, which needs no new list
    if (all.length === 1) return where.fits(all[0]!, params as Items[number]) ? all : NONE;
    return all.filter((item) => where.fits(item, params as Items[number]));
  };
  return { names, parts: where?.parts ?? 0, items };
}

function readNames(said: unknown, spot: Spot): readonly string[] | undefined {
  const names: readonly unknown[] = Array.isArray(said) ? said : [said];
  if (!names.length || names.length > Object.keys(EVENTS).length)
    return spot.fault('it must be an event, or a list of events');
  const faulty = names.filter((name) => typeof name !== 'string' || !lookUp(EVENTS, name));
  for (const name of faulty) spot.none('event', name, Object.keys(EVENTS));
  return faulty.length ? undefined : [...new Set(names as readonly string[])];
}
