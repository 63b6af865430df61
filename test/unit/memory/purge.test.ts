import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { purge } from '../../../src/memory/purge.js';
import { openStoredLog } from '../../../src/memory/stored-log.js';
import { event, NOON } from '../../contract/memory/event-log.js';

const REVOKED = { code: 'memory-revoked' };
let databases = 0;

function tabs() {
  const name = `purged-${databases++}`;
  return { name, open: () => openStoredLog({ name, retentionDays: 30, now: () => NOON, report: () => undefined }) };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

async function names(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name);
}

async function contents(db: IDBDatabase): Promise<unknown[]> {
  const tx = db.transaction(['events', 'meta']);
  return Promise.all([...db.objectStoreNames].map((store) => settled(tx.objectStore(store).getAll())));
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('purge', () => {
  it('leaves no database where there was none', async () => {
    const { name } = tabs();
    expect(await purge(name)).toBe(true);
    expect(await names()).not.toContain(name);
  });

  it('removes the database while other tabs have it open', async () => {
    const { name, open } = tabs();
    const logs = [await open(), await open()];
    await logs[0]!.append([event(0)]);
    expect(await purge(name)).toBe(true);
    await vi.waitFor(async () => expect(await names()).not.toContain(name));
    for (const log of logs) {
      await expect(log.append([event(1)])).rejects.toMatchObject(REVOKED);
      await expect(log.since(0)).rejects.toMatchObject(REVOKED);
      await expect(log.writeCheckpoint('v1', 1)).rejects.toMatchObject(REVOKED);
    }
    expect(await names()).not.toContain(name);
  });

  it('empties every store when another connection blocks the deletion', async () => {
    const { name, open } = tabs();
    const log = await open();
    await log.append([event(0)]);
    await log.writeCheckpoint('v1', 1);
    const stubborn = await settled(indexedDB.open(name));
    expect(await purge(name)).toBe(true);
    expect(await contents(stubborn)).toEqual([[], []]);
    stubborn.close();
    await vi.waitFor(async () => expect(await names()).not.toContain(name));
  });

  it('ends the grant of every open log even if it crashes before the deletion, and a new grant starts afresh', async () => {
    const { name, open } = tabs();
    const old = await open();
    await old.append([event(0), event(100)]);
    vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(() => ({}) as IDBOpenDBRequest);
    expect(await purge(name)).toBe(true);
    const fresh = await open();
    expect(await fresh.append([event(200)])).toMatchObject([{ seq: 1, session: 1 }]);
    await expect(old.since(0)).rejects.toMatchObject(REVOKED);
    await expect(old.append([event(101)])).rejects.toMatchObject(REVOKED);
    expect(await fresh.since(0)).toHaveLength(1);
  });

  it('leaves all or nothing when it crashes while it clears, and can be repeated', async () => {
    const { name, open } = tabs();
    const log = await open();
    const added = await log.append([event(0)]);
    const clear = IDBObjectStore.prototype.clear;
    const crash = vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
      const request = clear.call(this);
      if (this.name === 'meta') this.transaction.abort();
      return request;
    });
    expect(await purge(name)).toBe(false);
    expect(await log.since(0)).toEqual(added);
    crash.mockRestore();
    expect(await purge(name)).toBe(true);
    await expect(log.append([event(1)])).rejects.toMatchObject(REVOKED);
  });

  it('leaves nothing of what other tabs append meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(1), { maxLength: 8 }), fc.nat(8), async (appends, moment) => {
        const { name, open } = tabs();
        const logs = [await open(), await open()];
        const witness = await settled(indexedDB.open(name));
        const writes = appends.slice(0, moment).map((tab) => logs[tab]!.append([event(0)]));
        const purged = purge(name);
        writes.push(...appends.slice(moment).map((tab) => logs[tab]!.append([event(1)])));
        const outcomes = writes.map((write) =>
          write.then(
            () => 'kept',
            ({ code }) => code as string,
          ),
        );
        for (const outcome of await Promise.all(outcomes)) expect(['kept', 'memory-revoked']).toContain(outcome);
        expect(await purged).toBe(true);
        expect(await contents(witness)).toEqual([[], []]);
        witness.close();
      }),
      { numRuns: 40 },
    );
  });

  it('says no at its deadline behind an unfinished deletion, and still goes on', async () => {
    const { name, open } = tabs();
    (await open()).close();
    const stubborn = await settled(indexedDB.open(name));
    indexedDB.deleteDatabase(name);
    const started = performance.now();
    expect(await purge(name, 40)).toBe(false);
    expect(performance.now() - started).toBeLessThan(400);
    stubborn.close();
    await vi.waitFor(async () => expect(await names()).not.toContain(name));
  });

  it.each([
    ['is missing', undefined],
    [
      'is refused',
      {
        open: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      },
    ],
  ])('says no where IndexedDB %s', async (_, indexedDB) => {
    vi.stubGlobal('indexedDB', indexedDB);
    expect(await purge('any')).toBe(false);
  });
});
