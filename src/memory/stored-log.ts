import { randomId } from '../lib/random-id.js';
import type { Tell } from '../lib/report.js';
import { within } from '../lib/within.js';
import { appendEvents } from './append-events.js';
import type { EventLog } from './event-log.js';
import { connectLog, type LogConnection } from './log-connection.js';
import { unavailable } from './log-failure.js';
import type { Checkpoint, LogTransaction } from './log-schema.js';
import type { LoggedEvent } from './logged-event.js';
import { send } from './send.js';
import type { Proof } from './proof.js';
import { uncloneable, unstorable } from './unstorable.js';

/**
 * What a stored log needs. `name` is the database (`vitrine`), `newGrant` makes the random id that a new log stands under, and after
 * `deadline` milliseconds (3,000) without an answer from the browser the log counts as unavailable.
 */
export type StoredLogOptions = Readonly<{
  name?: string;
  retentionDays: number;
  now: () => number;
  report: Tell;
  newGrant?: () => string;
  /** The id that the standing log must have: one of another is left over from a withdrawal, and is emptied. */
  marked?: string;
  /** The consent that it stands under, kept beside it. */
  proof?: Proof | undefined;
  deadline?: number;
}>;

/**
 * Opens the log in IndexedDB that all tabs of the origin share, under the grant that stands there or a new one, and deletes what
 * is older than `retentionDays`. Rejects with `memory-unavailable` where IndexedDB is missing, refused, blocked or full.
 */
export async function openStoredLog(options: StoredLogOptions): Promise<EventLog> {
  const { name = 'vitrine', newGrant = randomId, deadline = 3000 } = options;
  const connecting = connectLog(name, { ...options, newGrant });
  try {
    // An open that waits behind somebody else's unfinished deletion fires no event at all.
    const connection = await within(connecting, deadline, () => undefined);
    if (connection) return logOn(connection, options);
  } catch (cause) {
    throw unavailable(cause);
  }
  connecting.then(
    (late) => late.close(),
    () => undefined, // Nobody waits for it any more.
  );
  throw unavailable(`no answer in ${deadline} ms`);
}

function logOn({ grant, underGrant, close }: LogConnection, { now, report }: StoredLogOptions): EventLog {
  return {
    kind: 'stored',
    grant,
    append: async (batch) =>
      batch.length > 0 ? underGrant('readwrite', (tx, head) => appendEvents(tx, head, { batch, now, report })) : [],
    since: (seq) => underGrant('readonly', (tx) => readAfter(tx, seq)),
    readCheckpoint: (key) =>
      underGrant('readonly', async (tx) => {
        const found = (await tx.objectStore('meta').get('checkpoint')) as Checkpoint | undefined;
        return found?.key === key ? found.state : undefined;
      }),
    writeCheckpoint: (key, state) =>
      underGrant('readwrite', async (tx) => {
        try {
          send(tx.objectStore('meta').put({ key, state }, 'checkpoint'));
        } catch (cause) {
          if (!uncloneable(cause)) throw cause;
          report(unstorable('checkpoint', cause));
        }
      }),
    exportLog: () =>
      underGrant('readonly', async (tx, head) => {
        const events = await readAfter(tx, 0);
        const meta = tx.objectStore('meta');
        const [checkpoint, consent] = [await meta.get('checkpoint'), await meta.get('consent')];
        return { events, meta: { head, ...(checkpoint && { checkpoint }), ...(consent && { consent }) } };
      }),
    close,
  };
}

async function readAfter(tx: LogTransaction<'readonly'>, seq: number): Promise<readonly LoggedEvent[]> {
  const chunks = await tx.objectStore('events').getAll(IDBKeyRange.lowerBound([seq, Infinity]));
  return chunks.flat().filter((event) => event.seq > seq);
}
