import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Heard } from '../../../src/capture/heard.js';
import type { EventParams } from '../../../src/capture/shop-event.js';
import { createEngine } from '../../../src/engine.js';
import { purge } from '../../../src/memory/purge.js';
import type { Engine, EngineMessage, EngineSetup, Outlook } from '../../../src/protocol.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { reading } from '../../fixtures/reading.js';

const START = Date.UTC(2026, 5, 15, 10);
const setup: EngineSetup = {
  persist: true,
  retentionDays: 395,
  runtime: 'auto',
  assets: 'https://shop.test/vitrine/',
  reading: { ...reading, pageKinds: [{ path: '^/magasin$', kind: 'listing' }] },
  slots: [
    {
      slot: 'hero',
      variants: [{ name: 'wanted', segments: ['intent:high'], except: [], priority: 1, needsObject: true }],
    },
  ],
  campaigns: {},
  policyVersion: 'test',
};
const withModels: EngineSetup = { ...setup, models: new URL('../../../models/', import.meta.url).href };
const fetchBytes = async (url: string) => new Uint8Array(await readFile(new URL(url)));

const told = (after: number, name: string, said: EventParams): Heard => ({
  source: 'track',
  name,
  at: START + after,
  said,
});

/** A visit that ends with a product in the cart. */
const visit: readonly Heard[] = [
  told(0, 'page_view', { page_path: '/', page_kind: 'home', device: 'phone', utc_offset: 60 }),
  told(20_000, 'page_view', { page_path: '/products/boot', page_kind: 'product' }),
  ...[0, 1, 2].map((n) =>
    told(21_000 + n * 10_000, 'view_item', {
      items: [{ item_id: 'boot', item_name: 'Fell boot', item_category: 'Boots', price: 90 }],
    }),
  ),
  told(60_000, 'add_to_cart', { items: [{ item_id: 'boot', item_name: 'Fell boot' }] }),
];

type Opened = Readonly<{ engine: Engine; messages: EngineMessage[]; outlook(): Outlook; codes(): string[] }>;

async function open(given: EngineSetup = setup): Promise<Opened> {
  const messages: EngineMessage[] = [];
  const engine = createEngine({ fetchBytes, ...ENGINE_FILES, pause: 0 });
  await engine.open(given, (message) => messages.push(message));
  // which waits for the words of reasons
  if (given.models === undefined) await engine.inspect();
  const outlooks = () => messages.flatMap((one) => (one.kind === 'outlook' ? [one.outlook] : []));
  const codes = () => messages.flatMap((one) => (one.kind === 'problem' ? [one.problem.code] : []));
  return { engine, messages, outlook: () => outlooks().at(-1)!, codes };
}

async function until(holds: () => boolean) {
  for (let tries = 0; tries < 500 && !holds(); tries++) await new Promise((next) => setTimeout(next, 10));
  expect(holds()).toBe(true);
}

const bySize = (a: unknown, b: unknown) => JSON.stringify(a).length - JSON.stringify(b).length;

const active = ({ segments }: Outlook) => segments.filter((one) => one.active).map(({ id }) => id);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('engine', () => {
  it('answers at once with the shop’s own HTML, then follows the events', async () => {
    const { engine, outlook } = await open();
    expect(outlook()).toMatchObject({ seq: 0, memory: 'stored', models: 'rules' });
    expect(outlook().decisions[0]).toMatchObject({ slot: 'hero', variant: 'default', policyVersion: 'test' });
    await engine.append(visit);
    expect(active(outlook())).toContain('intent:high');
    expect(outlook().decisions[0]).toMatchObject({ variant: 'wanted', object: { name: 'Fell boot' }, propensity: 1 });
  });

  it('scores with the shipped models and comes to the same end as an engine that had them from the start', async () => {
    const first = await open(withModels);
    await first.engine.append(visit);
    await until(() => first.outlook().models === 'ready');
    const second = await open({ ...withModels, persist: false });
    await until(() => second.outlook().models === 'ready');
    await second.engine.append(visit);
    expect(second.outlook().segments).toEqual(first.outlook().segments);
    expect(second.outlook().decisions).toEqual(first.outlook().decisions);
    expect((await first.engine.inspect()).scores['intent']?.probabilities[0]).toBeGreaterThan(0);
    expect(first.outlook().segments.some(({ basis }) => basis === 'model')).toBe(true);
  });

  it('knows after a restart what it knew before, from the cache and without it', async () => {
    const first = await open();
    await first.engine.append(visit);
    const again = await open();
    expect(again.outlook()).toEqual(first.outlook());
    const rebuilt = await open({ ...setup, campaigns: { spring: 'discount' } });
    expect(rebuilt.outlook().segments.filter((one) => one.active)).toEqual(
      first.outlook().segments.filter((one) => one.active),
    );
  });

  it('keeps two tabs in step', async () => {
    const [one, two] = [await open(), await open()];
    await Promise.all([one.engine.append(visit.slice(0, 3)), two.engine.append(visit.slice(3))]);
    await Promise.all([one.engine.catchUp(), two.engine.catchUp()]);
    expect(one.outlook().seq).toBe(visit.length);
    expect(one.outlook()).toEqual(two.outlook());
  });

  it('hears from a sibling in another tab what was written, and no more once it is closed', async () => {
    const [one, two] = [await open(), await open()];
    await one.engine.append(visit.slice(0, 3));
    await until(() => two.outlook().seq === 3);
    two.engine.close();
    await one.engine.append(visit.slice(3));
    await new Promise((next) => setTimeout(next, 50));
    expect(two.outlook().seq).toBe(3);
    expect(two.codes()).toEqual([]);
    await expect(two.engine.append(visit)).rejects.toThrow('not open');
  });

  it('caches the moment at a pause, and in a long run without one', async () => {
    const engine = createEngine({ fetchBytes, ...ENGINE_FILES, pause: 50 });
    await engine.open(setup, () => undefined);
    await engine.inspect();
    const cached = async ({ inspect } = engine) => (await inspect()).meta;
    const upTo = (seq: number) => ({ checkpoint: { state: { moment: { seq } } } });
    await engine.append(visit);
    expect(await cached()).not.toMatchObject(upTo(visit.length));
    await new Promise((next) => setTimeout(next, 120));
    expect(await cached()).toMatchObject(upTo(visit.length));
    engine.close();
    globalThis.indexedDB = new IDBFactory();
    const busy = createEngine({ fetchBytes, ...ENGINE_FILES, pause: 60_000 });
    await busy.open(setup, () => undefined);
    const many = Array.from({ length: 200 }, (_, n) => told(n * 1000, 'scroll', { percent_scrolled: n % 100 }));
    await busy.append(many);
    expect(await cached(busy)).toMatchObject(upTo(200));
    busy.close();
  });

  it('says revoked, and writes nothing, after another tab has emptied the stores', async () => {
    const { engine, messages } = await open();
    await engine.append(visit.slice(0, 2));
    expect(await purge()).toBe(true);
    await engine.append(visit.slice(2));
    expect(messages.at(-1)).toEqual({ kind: 'revoked' });
    const next = await open();
    expect(next.outlook().seq).toBe(0);
  });

  it('goes on in memory where IndexedDB is missing', async () => {
    Reflect.deleteProperty(globalThis, 'indexedDB');
    const { engine, outlook, codes } = await open();
    expect(codes()).toEqual(['memory-unavailable']);
    await engine.append(visit);
    expect(outlook()).toMatchObject({ seq: visit.length, memory: 'memory' });
  });

  it('moves what it knows to the store when the grant to keep it comes late', async () => {
    const { engine, outlook } = await open({ ...setup, persist: false });
    await engine.append(visit);
    const before = active(outlook());
    await engine.persist();
    expect(outlook()).toMatchObject({ seq: visit.length, memory: 'stored' });
    expect(active((await open()).outlook())).toEqual(before);
  });

  it('goes on by the rules, and says why, when the models are missing', async () => {
    const { outlook, codes, engine } = await open({ ...setup, models: 'file:///nowhere/' });
    await until(() => outlook().models === 'rules');
    expect(codes()).toEqual(['model-missing']);
    await engine.append(visit);
    expect(active(outlook())).toContain('intent:high');
  });

  it('reads what was heard with the rules of the shop, reports what is wrong in it and keeps the rest', async () => {
    const { engine, messages, codes, outlook } = await open();
    const page = { path: '/magasin', host: 'shop.example', asked: [], medium: null, campaign: null } as const;
    const look = { touch: false, width: 1200, offset: 60, routed: false } as const;
    const viewed: Heard = { ...told(0, 'page_view', {}), page: { ...page, ...look } };
    expect(
      await engine.append([viewed, told(1, 'buy', {}), told(2, 'search', { search_term: 'me@mail.example' })]),
    ).toBe(true);
    expect(codes()).toEqual(['event-unknown', 'event-malformed']);
    expect((await engine.inspect()).events).toMatchObject([
      { name: 'page_view', params: { page_kind: 'listing', page_path: '/magasin', device: 'desktop' } },
      { name: 'search', params: {} },
    ]);
    const { seq } = outlook();
    expect(await engine.append([told(3, 'buy', {})])).toBe(false);
    expect(outlook().seq).toBe(seq);
    expect(codes()).toEqual(['event-unknown', 'event-malformed', 'event-unknown']);
    expect(messages.at(-1)).toMatchObject({ kind: 'outlook' });
  });

  it('is not left open when it is closed while it opens', async () => {
    const messages: EngineMessage[] = [];
    const engine = createEngine({ fetchBytes, ...ENGINE_FILES, pause: 0 });
    const opening = engine.open(setup, (message) => messages.push(message));
    engine.close();
    await opening;
    await expect(engine.append(visit)).rejects.toThrow('not open');
    expect(messages).toEqual([]);
  });

  it('drops the echo of another source, also in a later batch', async () => {
    const { engine, outlook } = await open();
    const added = told(0, 'add_to_cart', { items: [{ item_id: 'boot' }] });
    await engine.append([added]);
    expect(await engine.append([{ ...added, at: START + 100, source: 'data-layer' }])).toBe(false);
    expect(outlook().seq).toBe(1);
  });

  it('shows an inspector the latest events only, if it asks so', async () => {
    const { engine } = await open();
    await engine.append(visit);
    expect((await engine.inspect(2)).events.map(({ name }) => name)).toEqual(['view_item', 'add_to_cart']);
    expect((await engine.inspect(Number.NaN)).events).toHaveLength(visit.length);
  });

  it.each([true, false])('shows all that it holds, when persist is %s', async (persist) => {
    const { engine } = await open({ ...setup, persist });
    await engine.append(visit);
    const { events, meta } = await engine.inspect();
    expect(events).toHaveLength(visit.length);
    expect(meta).toMatchObject({ head: { clock: { seq: visit.length } }, checkpoint: { key: expect.any(String) } });
    if (!persist) return;
    const opening = indexedDB.open('vitrine');
    const db = await new Promise<IDBDatabase>((done) => (opening.onsuccess = () => done(opening.result)));
    const reading = db.transaction('meta').objectStore('meta').getAll();
    await new Promise((done) => (reading.onsuccess = done));
    db.close();
    expect(Object.values(meta!).toSorted(bySize)).toEqual(reading.result.toSorted(bySize));
  });
});
