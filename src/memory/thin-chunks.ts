import { addChunk } from './add-chunk.js';
import { inChunks } from './in-chunks.js';
import type { LogTransaction } from './log-schema.js';
import type { LoggedEvent } from './logged-event.js';
import { send } from './send.js';

/**
 * Deletes the events in `range` that are not to `stay`, and the checkpoint, which may have been folded from them. The rest stands
 * in as few chunks as will hold it.
 */
export async function thinChunks(
  tx: LogTransaction<'readwrite'>,
  range: IDBKeyRange,
  stay: (event: LoggedEvent) => boolean,
): Promise<void> {
  const events = tx.objectStore('events');
  const chunks = await events.getAll(range);
  send(events.delete(range));
  for (const chunk of inChunks(chunks.flat().filter(stay))) addChunk(events, chunk);
  send(tx.objectStore('meta').delete('checkpoint'));
}
