import type { LogTransaction } from './log-schema.js';
import { thinChunks } from './thin-chunks.js';

/**
 * Deletes the events of before `oldest` (milliseconds since the epoch), and the checkpoint if any fell. Returns the lowest
 * sequence number that is left, or `next`, the one that the next event will have.
 */
export async function retain(tx: LogTransaction<'readwrite'>, oldest: number, next: number): Promise<number> {
  const events = tx.objectStore('events');
  const expired = (await events.getAllKeys()).filter(([, earliest]) => earliest < oldest);
  const last = expired.at(-1);
  if (last) {
    // One range, not a delete for each: mostly it is the log's first weeks. What lies in it and is younger is written again.
    await thinChunks(tx, IDBKeyRange.bound(expired[0], last), ({ at }) => at >= oldest);
  }
  const [chunk] = await events.getAll(null, 1);
  return chunk?.[0]?.seq ?? next;
}
