import { firstKept } from './first-kept.js';
import type { LogTransaction } from './log-schema.js';

/**
 * Deletes the events of before `oldest` (milliseconds since the epoch) and all beyond the newest 10,000, and the checkpoint if any
 * fell. Returns the lowest sequence number that is left, or that the next event will have.
 */
export async function retain(tx: LogTransaction<'readwrite'>, oldest: number, last: number): Promise<number> {
  const events = tx.objectStore('events');
  const expired = await events.index('at').getAllKeys(IDBKeyRange.upperBound(oldest, true));
  for (const [from, to] of runs(expired)) await events.delete(IDBKeyRange.bound(from, to));
  const first = (await events.getKey(IDBKeyRange.lowerBound(0))) ?? last + 1;
  const kept = firstKept(first, last);
  if (kept > first) await events.delete(IDBKeyRange.upperBound(kept, true));
  if (kept > first || expired.length > 0) await tx.objectStore('meta').delete('checkpoint');
  return kept;
}

/** Numbers as runs of neighbours: one delete for a month instead of thousands. */
function runs(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = found.at(-1);
    if (run && run[1] + 1 === number) run[1] = number;
    else found.push([number, number]);
  }
  return found;
}
