import type { Act } from '../act.js';
import { spyOn, type Spy } from './spy.js';

type Kind = Act['kind'];
type Named = Readonly<{ name: string }>;

const READS = ['get', 'getKey', 'getAll', 'getAllKeys', 'getAllRecords', 'count', 'openCursor', 'openKeyCursor'];

/** The same tale of several methods. */
const each = <T>(names: readonly string[], tells: T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, tells]));

const database = (kind: Kind, name: unknown) => ({ kind, place: 'IndexedDB', name: String(name) }) as const;

const storeOf = (self: unknown): string => {
  const store = self as IDBObjectStore;
  return `${store.transaction.db.name}/${store.name}`;
};

/** Tells what is done to IndexedDB. */
export function watchDatabases(spy: Spy): void {
  const inStore = (kind: Kind) => (_: unknown, self: unknown) => database(kind, storeOf(self));
  const inIndex = (kind: Kind) => (_: unknown, self: unknown) =>
    database(kind, storeOf((self as IDBIndex).objectStore));
  const atCursor = (kind: Kind) => (_: unknown, self: unknown) => {
    const { source } = self as IDBCursor;
    return database(kind, storeOf('objectStore' in source ? source.objectStore : source));
  };
  spyOn(
    globalThis.IDBFactory?.prototype,
    {
      open: ([name]) => database('open', name),
      databases: () => database('open', '*'),
      deleteDatabase: ([name]) => database('remove', name),
    },
    spy,
  );
  spyOn(
    globalThis.IDBDatabase?.prototype,
    {
      createObjectStore: ([store], self) => database('write', `${(self as Named).name}/${String(store)}`),
      deleteObjectStore: ([store], self) => database('remove', `${(self as Named).name}/${String(store)}`),
    },
    spy,
  );
  spyOn(
    globalThis.IDBObjectStore?.prototype,
    {
      ...each(['add', 'put'], inStore('write')),
      ...each(['delete', 'clear'], inStore('remove')),
      ...each(READS, inStore('read')),
    },
    spy,
  );
  spyOn(globalThis.IDBIndex?.prototype, each(READS, inIndex('read')), spy);
  spyOn(globalThis.IDBCursor?.prototype, { update: atCursor('write'), delete: atCursor('remove') }, spy);
}
