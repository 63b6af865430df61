import { keepLatest } from './keep-latest.js';

/** How many things one group remembers. */
const MOST_REMEMBERED = 500;

/** GA4 cuts item parameters at this length, so a longer key is no real one. */
const LONGEST_KEY = 100;

/** What may serve as a key in a group's memory: a string that is not empty, or a number, as a short string; else undefined. */
export function memoryKey(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST_KEY) : undefined;
}

/**
 * Sets `key` and makes it the newest; beyond 500 the oldest goes. A Map, because structured clone keeps its order, which an
 * object loses for keys that look like numbers, as item ids often do.
 */
export function remember(memory: Map<string, number>, key: string, value: number): void {
  memory.delete(key);
  memory.set(key, value);
  keepLatest(memory, MOST_REMEMBERED);
}
