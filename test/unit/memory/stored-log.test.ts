import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStoredLog, type StoredLogOptions } from '../../../src/memory/stored-log.js';
import { openMemoryLog } from '../../../src/memory/memory-log.js';
import { sessionize, type SessionClock } from '../../../src/memory/sessionize.js';
import { event, MINUTE, NOON } from '../../contract/memory/event-log.js';

const DAY = 24 * 60 * MINUTE;
let databases = 0;

function tabs(options: Partial<StoredLogOptions> = {}) {
  const name = `shop-${databases++}`;
  const open = (more: Partial<StoredLogOptions> = {}) =>
    openStoredLog({ name, retentionDays: 30, now: () => NOON, report: () => undefined, ...options, ...more });
  return { name, open };
}

function rawOpen(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version);
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error));
  });
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('several tabs on one stored log', () => {
  it('number their events in one row and share the session', async () => {
    const { open } = tabs();
    const [one, two] = [await open(), await open()];
    await one.append([event(0)]);
    const added = await two.append([event(10), event(35)]);
    expect(added.map(({ seq, session }) => [seq, session])).toEqual([
      [2, 1],
      [3, 1],
    ]);
    expect(await one.since(1)).toEqual(added);
  });

  it('agree on sequence and sessions however their batches interleave', async () => {
    const batches = fc.array(
      fc.record({ tab: fc.nat(2), minutes: fc.array(fc.nat(200), { minLength: 1, maxLength: 4 }), wait: fc.boolean() }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(batches, async (batches) => {
        const { open } = tabs();
        const logs = await Promise.all([open(), open(), open()]);
        const appends = [];
        for (const { tab, minutes, wait } of batches) {
          const append = logs[tab]!.append(minutes.map((minute) => event(minute)));
          appends.push(append);
          if (wait) await append;
        }
        const results = await Promise.all(appends);
        const [seen, ...others] = await Promise.all(logs.map((log) => log.since(0)));
        for (const other of others) expect(other).toEqual(seen);
        expect(results.flat().toSorted((a, b) => a.seq - b.seq)).toEqual(seen);
        expect(seen!.map(({ seq }) => seq)).toEqual(seen!.map((_, index) => index + 1));
        for (const batch of results) expect(batch.at(-1)!.seq - batch[0]!.seq).toBe(batch.length - 1);
        let clock: SessionClock | undefined;
        for (const { at, session } of seen!) {
          clock = sessionize(clock, at);
          expect(session).toBe(clock.session);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stand under the grant that the first of them made', async () => {
    const { open } = tabs();
    let grants = 0;
    const newGrant = vi.fn<() => string>(() => `grant-${++grants}`);
    const opened = await Promise.all([open({ newGrant }), open({ newGrant })]);
    expect(newGrant).toHaveBeenCalledTimes(1);
    for (const log of opened) expect((await log.exportLog()).meta.head).toMatchObject({ grant: 'grant-1' });
  });
});

describe('a stored log opened again', () => {
  it('goes on with numbers, session and checkpoint', async () => {
    const { open } = tabs();
    const before = await open();
    await before.append([event(0), event(1)]);
    await before.writeCheckpoint('v1', 'state');
    before.close();
    const after = await open();
    expect(await after.readCheckpoint('v1')).toBe('state');
    expect(await after.append([event(20)])).toMatchObject([{ seq: 3, session: 1 }]);
    expect(await after.since(0)).toHaveLength(3);
  });

  it('rule 24: deletes what is older than its days, late events too, and the checkpoint with it', async () => {
    const { open } = tabs();
    const before = await open();
    await before.append([event(0), event(2 * 24 * 60), event(1), event(40 * 24 * 60)]);
    await before.writeCheckpoint('v1', 'state');
    before.close();
    const kept = await open({ now: () => NOON + 30 * DAY });
    expect((await kept.since(0)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(await kept.readCheckpoint('v1')).toBe('state');
    kept.close();
    const after = await open({ now: () => NOON + 31 * DAY });
    expect((await after.since(0)).map(({ seq }) => seq)).toEqual([2, 4]);
    expect(await after.readCheckpoint('v1')).toBeUndefined();
    expect(await after.append([event(41 * 24 * 60)])).toMatchObject([{ seq: 5 }]);
  });

  it('never uses a number twice, even when nothing is left', async () => {
    const { open } = tabs();
    const before = await open();
    await before.append([event(0), event(1)]);
    before.close();
    const after = await open({ now: () => NOON + 365 * DAY });
    expect(await after.since(0)).toEqual([]);
    expect(await after.append([event(365 * 24 * 60)])).toMatchObject([{ seq: 3, session: 2 }]);
  });

  it('does not hold a session open because the clock once was years ahead', async () => {
    const { open } = tabs();
    const before = await open();
    await before.append([event(3 * 365 * 24 * 60)]);
    before.close();
    const after = await open();
    expect(await after.append([event(29), event(60)])).toMatchObject([{ session: 1 }, { session: 2 }]);
  });
});

describe('a stored log that loses its storage', () => {
  it('closes at once for a newer version in another tab and says that it is unavailable', async () => {
    const { name, open } = tabs();
    const log = await open();
    const newer = await rawOpen(name, 1000);
    await expect(log.append([event(0)])).rejects.toMatchObject({ code: 'memory-unavailable' });
    newer.close();
    await expect(open()).rejects.toMatchObject({ code: 'memory-unavailable', cause: { name: 'VersionError' } });
  });

  it('takes the deletion of its database for the end of its grant', async () => {
    const { name, open } = tabs();
    const log = await open();
    await new Promise((resolve) => indexedDB.deleteDatabase(name).addEventListener('success', resolve));
    await expect(log.append([event(0)])).rejects.toMatchObject({ code: 'memory-revoked' });
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
  });

  it('writes nothing of a batch that does not fit, which a memory log can take over', async () => {
    const { open } = tabs();
    const log = await open();
    const [last] = await log.append([event(0)]);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      this.transaction.abort();
      throw new DOMException('disk full', 'QuotaExceededError');
    });
    const batch = [event(1), event(31.5)];
    await expect(log.append(batch)).rejects.toMatchObject({ code: 'memory-unavailable', about: 'QuotaExceededError' });
    put.mockRestore();
    expect(await log.since(0)).toEqual([last]);
    const memory = openMemoryLog({ now: () => NOON, report: () => undefined, last: last! });
    expect(await memory.append(batch)).toMatchObject([
      { seq: 2, session: 1 },
      { seq: 3, session: 2 },
    ]);
    expect(await memory.since(2)).toHaveLength(1);
  });

  it('goes on after a batch that failed', async () => {
    const report = vi.fn<() => void>();
    const { open } = tabs({ report });
    const log = await open();
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(function (this: IDBObjectStore) {
      this.transaction.abort();
      throw new DOMException('aborted', 'AbortError');
    });
    await expect(log.append([event(0)])).rejects.toMatchObject({ code: 'memory-unavailable' });
    expect(await log.append([event(1)])).toMatchObject([{ seq: 1 }]);
    expect(report).not.toHaveBeenCalled();
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
  ])('is unavailable where IndexedDB %s', async (_, indexedDB) => {
    vi.stubGlobal('indexedDB', indexedDB);
    await expect(tabs().open()).rejects.toMatchObject({
      code: 'memory-unavailable',
      about: expect.stringMatching(/Error/),
    });
  });

  it('gives up after its deadline when the browser does not answer, and does not open late', async () => {
    const { name, open } = tabs();
    (await open()).close();
    const stubborn = await rawOpen(name);
    indexedDB.deleteDatabase(name);
    await expect(open({ deadline: 30 })).rejects.toMatchObject({ code: 'memory-unavailable' });
    stubborn.close();
    const log = await open();
    expect(await log.append([event(0)])).toMatchObject([{ seq: 1 }]);
    await new Promise((resolve) => indexedDB.deleteDatabase(name).addEventListener('success', resolve));
  });
});

describe('the consent that a stored log stands under', () => {
  const proof = (record: unknown) => ({ record, maxAge: 395 * DAY });

  it('is kept beside the events with the time of its first opening, and handed out with them', async () => {
    const { open } = tabs();
    const first = await open({ proof: proof('first') });
    await first.append([event(0)]);
    const later = await open({ proof: proof('later'), now: () => NOON + DAY });
    expect((await later.exportLog()).meta['consent']).toEqual({ since: NOON, record: 'later' });
    expect(later.grant).toBe(first.grant);
  });

  it('rule 12: ends at its age, with all that was kept under it: the grant is another one', async () => {
    const { open } = tabs();
    const first = await open({ proof: proof('first') });
    await first.append([event(0)]);
    const now = () => NOON + 396 * DAY;
    const later = await open({ proof: proof('later'), retentionDays: 9999, now });
    expect(await later.since(0)).toEqual([]);
    expect(later.grant).not.toBe(first.grant);
    expect((await later.exportLog()).meta['consent']).toEqual({ since: now(), record: 'later' });
    await expect(first.append([event(1)])).rejects.toMatchObject({ code: 'memory-revoked' });
  });
});

describe('a stored log that is left over from a withdrawal', () => {
  it('is emptied by a page that stands under another mark, and is nobody’s any more', async () => {
    const { open } = tabs();
    const before = await open({ marked: 'one', newGrant: () => 'one' });
    await before.append([event(0)]);
    expect(await (await open({ marked: 'one', newGrant: () => 'one' })).since(0)).toHaveLength(1);
    const after = await open({ marked: 'two', newGrant: () => 'two' });
    expect([after.grant, await after.since(0)]).toEqual(['two', []]);
    await expect(before.append([event(1)])).rejects.toMatchObject({ code: 'memory-revoked' });
  });

  it('is not told apart without a mark', async () => {
    const { open } = tabs();
    await (await open()).append([event(0)]);
    expect(await (await open()).since(0)).toHaveLength(1);
  });
});
