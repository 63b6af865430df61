import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { openMemoryLog } from '../../../src/memory/memory-log.js';
import { openStoredLog } from '../../../src/memory/stored-log.js';
import { event, events, NOON } from '../../contract/memory/event-log.js';
import { rowsOf } from './rows-of.js';

const DAY = 86_400_000;
const DAYS = 24 * 60;
let databases = 0;

function shop() {
  const name = `chunks-${databases++}`;
  const open = (now = NOON) => openStoredLog({ name, retentionDays: 30, now: () => now, report: () => undefined });
  return { name, open };
}

const seqs = (rows: readonly (readonly LoggedEvent[])[]) => rows.map((row) => row.map(({ seq }) => seq));

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the rows of a stored log', () => {
  it('hold an append each, a long one in several', async () => {
    const { name, open } = shop();
    const log = await open();
    for (const count of [1, 50, 230]) await log.append(events(count));
    expect((await rowsOf(name)).map((row) => row.length)).toEqual([1, 50, 100, 100, 30]);
  });

  it('cost one request for a batch besides the head', async () => {
    const log = await shop().open();
    const add = vi.spyOn(IDBObjectStore.prototype, 'add');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await log.append(events(50));
    expect([add.mock.calls.length, put.mock.calls.length]).toEqual([1, 1]);
  });

  it('follow each other when tabs append in turn', async () => {
    const { name, open } = shop();
    const [one, two] = [await open(), await open()];
    const added = await Promise.all([one, two, one, two].map((log, n) => log.append(events(n + 2))));
    expect(seqs(await rowsOf(name))).toEqual(seqs(added));
    expect(await one.since(3)).toEqual(added.flat().slice(3));
    expect(await two.since(3)).toEqual(await one.since(3));
  });

  it('hold no event that has gone for the bound of 10,000', async () => {
    const { name, open } = shop();
    const log = await open();
    for (let n = 0; n < 143; n++) await log.append(events(70));
    const rows = await rowsOf(name);
    expect(rows.flat()).toEqual(await log.since(0));
    // The row 981 to 1,050 begins before what stays.
    expect(rows[0]!.map(({ seq }) => seq)[0]).toBe(1_011);
    expect(rows[0]).toHaveLength(40);
  });

  it('count towards the bound when the log is opened again', async () => {
    const { open } = shop();
    const before = await open();
    await before.append([event(0), ...events(6_000).map(({ name, params }) => ({ name, params, at: NOON + DAY }))]);
    before.close();
    const after = await open(NOON + 30 * DAY + 1);
    await after.append(events(4_000));
    expect((await after.since(0)).map(({ seq }) => seq)[0]).toBe(2);
    await after.append([event(0)]);
    expect((await after.since(0)).map(({ seq }) => seq)[0]).toBe(1_003);
  });

  it('lose what is too old from their midst, and nothing else', async () => {
    const { name, open } = shop();
    const before = await open();
    await before.append([event(0), event(5 * DAYS), event(1), event(6 * DAYS)]);
    await before.append([event(7 * DAYS)]);
    await before.append([event(2), event(3)]);
    await before.append([event(8 * DAYS), event(4)]);
    const all = await before.since(0);
    before.close();
    const after = await open(NOON + 34 * DAY);
    const young = all.filter(({ at }) => at >= NOON + 4 * DAY);
    expect(young.map(({ seq }) => seq)).toEqual([2, 4, 5, 8]);
    expect(await after.since(0)).toEqual(young);
    expect(await after.since(2)).toEqual(young.slice(1));
    expect((await rowsOf(name)).flat()).toEqual(young);
    after.close();
    const later = await open(NOON + 36 * DAY);
    expect((await later.since(0)).map(({ seq }) => seq)).toEqual([4, 5, 8]);
    expect(await later.append([event(36 * DAYS)])).toMatchObject([{ seq: 10 }]);
  });

  it('keep an event of exactly the last day', async () => {
    const { open } = shop();
    await (await open()).append([event(0), event(1)]);
    const after = await open(NOON + 30 * DAY);
    expect(await after.since(0)).toHaveLength(2);
    after.close();
    const later = await open(NOON + 30 * DAY + 1);
    expect((await later.since(0)).map(({ seq }) => seq)).toEqual([2]);
  });

  it('of version 1 go, and the log begins anew', async () => {
    const { name, open } = shop();
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      const { result } = opening;
      result.createObjectStore('events', { keyPath: 'seq' }).createIndex('at', 'at');
      opening.transaction!.objectStore('events').put({ ...event(0), seq: 7, session: 1 });
      result.createObjectStore('meta').put({ grant: 'old', first: 7, clock: { seq: 7, session: 1, at: NOON } }, 'head');
    };
    await new Promise((done) => (opening.onsuccess = done));
    opening.result.close();
    const log = await open();
    expect(log.grant).not.toBe('old');
    expect(await log.since(0)).toEqual([]);
    expect(await log.append([event(0)])).toMatchObject([{ seq: 1 }]);
  });
});

describe('the grant of a log', () => {
  it('is the same in all tabs and none in memory', async () => {
    const { open } = shop();
    const [one, two] = [await open(), await open()];
    expect(one.grant).toEqual(expect.any(String));
    expect(two.grant).toBe(one.grant);
    expect((await one.exportLog()).meta['head']).toMatchObject({ grant: one.grant });
    expect(openMemoryLog({ now: () => NOON, report: () => undefined }).grant).toBeUndefined();
  });
});
