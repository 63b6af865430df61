import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction } from 'idb';
import type { LoggedEvent } from './logged-event.js';
import type { LogClock } from './stamp.js';

/** The log's one record besides its events. `grant` is the random id of the consent it stands under, `first` its lowest sequence number. */
export type LogHead = Readonly<{ grant: string; first: number; clock?: LogClock }>;

/** Cached state and the key under which it may be read. */
export type Checkpoint = Readonly<{ key: string; state: unknown }>;

/** The consent that the log stands under: the record of the page that opened it last, and when it was first opened, milliseconds since the epoch. */
export type StoredProof = Readonly<{ since: number; record: unknown }>;

/**
 * The database. A row of `events` is a chunk: the events of one append in their order, since a row costs more than the events in it.
 * It stands under the sequence number of its last and the time of its earliest: keys alone tell what came after an event and what
 * is too old, without an index to keep. `meta` holds the {@link LogHead} as `head` the {@link Checkpoint} as `checkpoint` and the {@link StoredProof} as `consent`.
 */
export interface LogSchema extends DBSchema {
  events: { key: [last: number, earliest: number]; value: readonly LoggedEvent[] };
  meta: { key: 'head' | 'checkpoint' | 'consent'; value: LogHead | Checkpoint | StoredProof };
}

/** The database, open, without idb's shortcuts: the build leaves them out. */
export type LogDatabase = Pick<IDBPDatabase<LogSchema>, 'transaction' | 'close'>;

/** A transaction over both stores. */
export type LogTransaction<Mode extends IDBTransactionMode> = IDBPTransaction<LogSchema, ['events', 'meta'], Mode>;

/** The chunks, in a transaction that may write. */
export type ChunkStore = IDBPObjectStore<LogSchema, ['events', 'meta'], 'events', 'readwrite'>;

/** Opens or creates the database. `lost` is called once if the connection ends by itself: another is deleting or upgrading it. */
export function openLogDatabase(name: string, lost: (deleted: boolean) => void): Promise<LogDatabase> {
  return openDB<LogSchema>(name, 2, {
    upgrade(db) {
      // Version 1 was never released: what it held goes, nothing is migrated.
      for (const store of db.objectStoreNames) db.deleteObjectStore(store);
      db.createObjectStore('events');
      db.createObjectStore('meta');
    },
    blocking(_current, next, event) {
      // At once: a purge or a newer version in another tab waits for this connection.
      (event.target as IDBDatabase).close();
      lost(next === null);
    },
    terminated: () => lost(false),
  });
}
