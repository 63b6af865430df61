import type { ChunkStore } from './log-schema.js';
import type { LoggedEvent } from './logged-event.js';
import { send } from './send.js';

/** Adds events as one row; they are in order, and none has yet been added. Throws what the browser says of one that is no plain data. */
export function addChunk(events: ChunkStore, chunk: readonly LoggedEvent[]): void {
  send(events.add(chunk, [chunk.at(-1)!.seq, Math.min(...chunk.map(({ at }) => at))]));
}
