import 'fake-indexeddb/auto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VariantRule } from '../../../src/decisions/decision.js';
import type { ListRule } from '../../../src/decisions/list-rule.js';
import { createEngine } from '../../../src/engine.js';
import type { Problem } from '../../../src/lib/report.js';
import { openLists } from '../../../src/lists.js';
import type { EngineSetup, Outlook } from '../../../src/protocol.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { reading } from '../../fixtures/reading.js';

const START = Date.parse('2026-11-20T10:00Z');
const FEED = ['a', 'b', 'c', 'd', 'e'].map((id, at) => ({
  id,
  title: `Feed name of ${id}`,
  link: `/p/${id}`,
  image_link: `/i/${id}.jpg`,
  price: `${10 + at}.00 EUR`,
  product_type: id === 'd' ? 'Pregnancy tests' : at < 4 ? 'Shoes > Trail' : 'Hats',
}));

const variant = (name: string, list?: ListRule, priority = 1): VariantRule => ({
  name,
  segments: [],
  except: [],
  priority,
  needsObject: false,
  ...(list && { list }),
});
const setupOf = (variants: readonly VariantRule[], more: Partial<EngineSetup> = {}): EngineSetup => ({
  persist: true,
  retentionDays: 395,
  runtime: 'auto',
  assets: 'https://shop.test/vitrine/',
  reading,
  slots: [{ slot: 'strip', variants }],
  campaigns: {},
  policyVersion: 'test',
  language: 'en',
  ...more,
});

let servers: Server[] = [];
let asked: { url: string; headers: Record<string, unknown> }[] = [];
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  asked = [];
});
afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

async function serve(body: string, status = 200): Promise<string> {
  const server = createServer((request, answer) => {
    asked.push({ url: request.url!, headers: request.headers });
    answer.writeHead(status).end(body);
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
}

const FILES = {
  feed: () => import('../../../src/catalogue/feed/load-feed.js'),
  google: () => import('../../../src/catalogue/feed/google/google-rows.js'),
};

type Said = readonly [name: string, said?: object];
const viewed = (id: string): readonly Said[] => [
  ['page_view', { page_kind: 'product', page_path: `/p/${id}` }],
  ['view_item', { currency: 'EUR', items: [{ item_id: id, item_name: `Name of ${id}`, price: 9 }] }],
];

async function open(setup: EngineSetup) {
  const outlooks: Outlook[] = [];
  const problems: Problem[] = [];
  let at = START;
  const engine = createEngine({
    ...ENGINE_FILES,
    loadLists: async () => ({ openLists: (options) => openLists({ ...options, files: FILES }) }),
    pause: 0,
  });
  await engine.open(setup, (message) => {
    if (message.kind === 'outlook') outlooks.push(message.outlook);
    if (message.kind === 'problem') problems.push(message.problem as Problem);
  });
  const strip = () => outlooks.at(-1)?.decisions.find(({ slot }) => slot === 'strip');
  return {
    outlooks,
    problems,
    strip,
    ids: () => strip()?.items?.map(({ id }) => id),
    engine,
    say: (...said: readonly Said[]) =>
      engine.append(said.map(([name, params = {}]) => ({ source: 'track', name, at: (at += 1000), said: params }))),
    async fed() {
      const count = outlooks.length;
      await engine.rest();
      await expect.poll(() => outlooks.length > count || problems.length > 0).toBe(true);
    },
  };
}

const RECENT: ListRule = { from: 'recent', count: 3 };

describe('an engine with a list', () => {
  it('tells what was looked at, as events have told it, without what this page is about', async () => {
    const shop = await open(setupOf([variant('recent', RECENT)]));
    expect(shop.strip()).toMatchObject({ variant: 'default' });
    await shop.say(...viewed('a'), ...viewed('b'));
    expect(shop.strip()).toMatchObject({
      variant: 'recent',
      items: [{ id: 'a', name: 'Name of a', price: 9, currency: 'EUR', why: { code: 'viewed' } }],
    });
    await shop.say(['page_view', { page_kind: 'home', page_path: '/' }]);
    expect(shop.ids()).toEqual(['b', 'a']);
    shop.engine.close();
  });

  it('lets the next variant stand where there are too few, and says why', async () => {
    const shop = await open(setupOf([variant('recent', { ...RECENT, min: 2 }, 5), variant('hello')]));
    await shop.say(...viewed('a'), ['page_view', { page_kind: 'home', page_path: '/' }]);
    // the words come behind the first answer
    await shop.engine.inspect(1);
    expect(shop.strip()).toMatchObject({
      variant: 'hello',
      suppressed: [{ variant: 'recent', rule: 'list', text: expect.stringContaining('too few products') }],
    });
    await shop.say(...viewed('b'), ['page_view', { page_kind: 'home', page_path: '/' }]);
    expect(shop.strip()).toMatchObject({ variant: 'recent' });
    expect(shop.strip()).not.toHaveProperty('suppressed');
    shop.engine.close();
  });

  it('waits for the feed, then tells links, pictures and prices of it, and never sensitive goods', async () => {
    const url = await serve(JSON.stringify(FEED));
    const catalogue = { url };
    const lists = { from: 'catalogue', count: 4, exclude: [] } as const;
    const shop = await open(setupOf([variant('more', lists)], { catalogue }));
    await shop.say(...viewed('a'), ['page_view', { page_kind: 'home', page_path: '/' }]);
    expect(shop.strip()).toMatchObject({ variant: 'default' });
    expect(asked).toEqual([]);
    await shop.fed();
    await expect.poll(shop.ids).toEqual(['b', 'c', 'a']);
    const { origin } = new URL(url);
    expect(shop.strip()!.items![0]).toEqual({
      id: 'b',
      name: 'Feed name of b',
      link: `${origin}/p/b`,
      image: `${origin}/i/b.jpg`,
      price: 11,
      currency: 'EUR',
      why: { code: 'category', about: expect.stringMatching(/Shoes|Trail/) },
    });
    expect(shop.problems).toEqual([]);
    expect(asked).toHaveLength(1);
    expect(Object.keys(asked[0]!.headers)).not.toContain('cookie');
    shop.engine.close();
  });

  it('stays the same object while nothing changes', async () => {
    const shop = await open(setupOf([variant('recent', RECENT)]));
    await shop.say(...viewed('a'), ['page_view', { page_kind: 'home', page_path: '/' }]);
    const before = shop.strip();
    await shop.say(['scroll', { percent_scrolled: 50 }], ['view_promotion', { promotion_id: 'x' }]);
    expect(shop.strip()).toBe(before);
    shop.engine.close();
  });

  it('gives the cart that was left behind on the next visit, until it is ordered', async () => {
    const setup = setupOf([variant('cart', { from: 'cart', count: 5 })]);
    const first = await open(setup);
    await first.say(...viewed('a'), [
      'add_to_cart',
      { currency: 'EUR', items: [{ item_id: 'a', item_variant: 'M', quantity: 2 }] },
    ]);
    first.engine.close();
    const next = await open(setup);
    await next.say(['page_view', { page_kind: 'home', page_path: '/' }]);
    expect(next.strip()).toMatchObject({
      variant: 'cart',
      items: [{ id: 'a', name: 'Name of a', variant: 'M', quantity: 2 }],
    });
    await next.say(['purchase', { transaction_id: 't', items: [{ item_id: 'a' }] }]);
    expect(next.strip()).toMatchObject({ variant: 'default' });
    next.engine.close();
  });

  it('does without a feed that does not come, and says why', async () => {
    const url = await serve('gone', 404);
    const shop = await open(setupOf([variant('recent', RECENT)], { catalogue: { url } }));
    await shop.say(...viewed('a'), ['page_view', { page_kind: 'home', page_path: '/' }]);
    expect(shop.strip()).toMatchObject({ variant: 'default' });
    await shop.fed();
    await expect.poll(shop.ids).toEqual(['a']);
    expect(shop.problems).toMatchObject([
      { code: 'catalogue-load', field: 'catalogue.url', message: expect.stringContaining('answered 404') },
    ]);
    shop.engine.close();
  });

  it('says that a list of the catalogue has none', async () => {
    const shop = await open(setupOf([variant('more', { from: 'catalogue', count: 4 })]));
    expect(shop.problems).toMatchObject([{ code: 'catalogue-load', field: 'slots.strip.variants.more.list' }]);
    shop.engine.close();
  });

  it('reads a feed for Google', async () => {
    const url = await serve('id\ttitle\tlink\na\tShoe\thttps://shop.example/a');
    const shop = await open(setupOf([variant('recent', RECENT)], { catalogue: { url, format: 'google' } }));
    await shop.say(...viewed('a'), ['page_view', { page_kind: 'home', page_path: '/' }]);
    await shop.fed();
    await expect.poll(() => shop.strip()?.items).toMatchObject([{ name: 'Shoe', link: 'https://shop.example/a' }]);
    shop.engine.close();
  });
});

it('an engine without a list asks for neither the file nor the feed', async () => {
  const url = await serve('[]');
  const engine = createEngine({
    ...ENGINE_FILES,
    loadLists: () => {
      throw new Error('asked for');
    },
  });
  await engine.open(setupOf([variant('all')], { catalogue: { url } }), () => undefined);
  await engine.rest();
  await engine.catchUp();
  expect(asked).toEqual([]);
  engine.close();
});
