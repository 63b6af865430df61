import type { Act, Place } from '../act.js';
import { spyOn, type Spy } from './spy.js';

type Kind = Act['kind'];

const address = (request: unknown): string => (request instanceof Request ? request.url : String(request ?? '*'));

const tells =
  (place: Place) =>
  (kind: Kind, name?: string) =>
  ([first]: readonly unknown[]) =>
    ({ kind, place, name: name ?? address(first) }) as const;

/** Tells what is done to the caches. */
export function watchCaches(spy: Spy): void {
  const cache = tells('Cache');
  spyOn(
    globalThis.CacheStorage?.prototype,
    {
      open: cache('open'),
      has: cache('open'),
      keys: cache('open', '*'),
      match: cache('read'),
      delete: cache('remove'),
    },
    spy,
  );
  spyOn(
    globalThis.Cache?.prototype,
    {
      put: cache('write'),
      add: cache('write'),
      addAll: cache('write', '*'),
      delete: cache('remove'),
      match: cache('read'),
      matchAll: cache('read'),
      keys: cache('read', '*'),
    },
    spy,
  );
}

/** Tells what is done to the origin's private files and to the state of a history entry. */
export function watchFiles(spy: Spy): void {
  const file = tells('OPFS');
  spyOn(globalThis.StorageManager?.prototype, { getDirectory: file('open', '*') }, spy);
  const writes = { createWritable: file('write', '*'), createSyncAccessHandle: file('write', '*') };
  spyOn(globalThis.FileSystemFileHandle?.prototype, { ...writes, getFile: file('read', '*') }, spy);
  const handle = (args: readonly unknown[]) =>
    file((args[1] as { create?: boolean } | undefined)?.create ? 'write' : 'open')(args);
  spyOn(
    globalThis.FileSystemDirectoryHandle?.prototype,
    { getFileHandle: handle, getDirectoryHandle: handle, removeEntry: file('remove') },
    spy,
  );
  if (typeof history === 'undefined') return;
  const state = ([given]: readonly unknown[]) =>
    given !== null && given !== undefined && ({ kind: 'write', place: 'history.state', name: 'state' } as const);
  spyOn(History.prototype, { pushState: state, replaceState: state }, spy);
}
