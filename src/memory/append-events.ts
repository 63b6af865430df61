import { addChunk } from './add-chunk.js';
import { firstKept } from './first-kept.js';
import type { LogHead, LogTransaction } from './log-schema.js';
import type { LoggedEvent } from './logged-event.js';
import { send } from './send.js';
import { stampBatch, type Addition } from './stamp-batch.js';
import { thinChunks } from './thin-chunks.js';

/**
 * Adds a batch inside its transaction, after `head`: sequence numbers and sessions, the bound of 10,000 events, the new head. What
 * it returns is kept once the transaction is committed.
 */
export async function appendEvents(
  tx: LogTransaction<'readwrite'>,
  head: LogHead,
  addition: Addition,
): Promise<readonly LoggedEvent[]> {
  const events = tx.objectStore('events');
  const { added, clock } = stampBatch(addition, head.clock, (chunk) => addChunk(events, chunk));
  if (!clock) return added;
  const first = firstKept(head.first, clock.seq);
  if (first > head.first) {
    send(events.delete(IDBKeyRange.upperBound([first])));
    // The chunk in which `first` lies may begin before it.
    const cut = await events.getKey(IDBKeyRange.lowerBound([first]));
    await thinChunks(tx, IDBKeyRange.only(cut), ({ seq }) => seq >= first);
  }
  send(tx.objectStore('meta').put({ ...head, first, clock }, 'head'));
  return added;
}
