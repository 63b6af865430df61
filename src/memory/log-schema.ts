import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { LoggedEvent } from './logged-event.js';
import type { LogClock } from './stamp.js';

/** The log's one record besides its events. `grant` is the random id of the consent it stands under, `first` its lowest sequence number. */
export type LogHead = Readonly<{ grant: string; first: number; clock?: LogClock }>;

/** Cached state and the key under which it may be read. */
export type Checkpoint = Readonly<{ key: string; state: unknown }>;

/** The database, version 1. `meta` holds the {@link LogHead} as `head` and the {@link Checkpoint} as `checkpoint`. */
export interface LogSchema extends DBSchema {
  events: { key: number; value: LoggedEvent; indexes: { at: number } };
  meta: { key: 'head' | 'checkpoint'; value: LogHead | Checkpoint };
}

/** The database, open. */
export type LogDatabase = IDBPDatabase<LogSchema>;

/** A transaction over both stores. */
export type LogTransaction<Mode extends IDBTransactionMode> = IDBPTransaction<LogSchema, ['events', 'meta'], Mode>;

/** Opens or creates the database. `lost` is called once if the connection ends by itself: another is deleting or upgrading it. */
export function openLogDatabase(name: string, lost: (deleted: boolean) => void): Promise<LogDatabase> {
  return openDB<LogSchema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('events', { keyPath: 'seq' }).createIndex('at', 'at');
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
