import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import inventory from '../../docs/privacy.json' with { type: 'json' };
import { eventFields, itemFields, ownFields } from '../../src/capture/reading/fields/fields.js';
import { eachVisitor } from './each-visitor.js';
import type { Stage, Visitor } from './launch.js';
import { openShop, until } from './shop.js';

let stage: Stage;
let visitor: Visitor;
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});

/** What is held, with the fields of each record. */
type Held = Readonly<{ place: string; name: string; key?: string; fields: readonly string[] }>;

/** Runs in the page: everything that is kept, by place, name and, where the store has one, key. */
async function readAll() {
  const wait = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done) => request.addEventListener('success', () => done(request.result)));
  const held: { place: string; name: string; key?: string; value: unknown }[] = [];
  for (const { name: database } of await indexedDB.databases()) {
    const db = await wait(indexedDB.open(database!));
    for (const store of db.objectStoreNames) {
      const rows = db.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([wait(rows.getAllKeys()), wait(rows.getAll())]);
      for (const [at, key] of keys.entries())
        held.push({
          place: 'IndexedDB',
          name: `${database}/${store}`,
          ...(typeof key === 'string' && { key }),
          value: values[at],
        });
    }
    db.close();
  }
  for (const name of Object.keys(localStorage))
    held.push({ place: 'localStorage', name, value: localStorage.getItem(name) });
  for (const name of Object.keys(sessionStorage)) held.push({ place: 'sessionStorage', name, value: '' });
  for (const name of await caches.keys()) held.push({ place: 'Cache', name, value: '' });
  for (const cookie of document.cookie.split('; ').filter(Boolean))
    held.push({ place: 'cookie', name: cookie.split('=')[0]!, value: '' });
  const files = await navigator.storage.getDirectory();
  for await (const name of (files as unknown as { keys(): AsyncIterable<string> }).keys())
    held.push({ place: 'OPFS', name, value: '' });
  if (window.name) held.push({ place: 'window.name', name: window.name, value: '' });
  return held;
}

/** The paths of all that is not an object. */
function paths(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => paths(one, path && `${path}[]`));
  if (Object(value) !== value) return [path];
  return Object.entries(value as object).flatMap(([key, one]) => paths(one, path ? `${path}.${key}` : key));
}

async function heldBy(page: Page): Promise<readonly Held[]> {
  const held = await page.evaluate(readAll);
  return held.map(({ place, name, key, value }): Held => {
    const isJson = typeof value === 'string' && /^[{[]/.test(value);
    const record = isJson ? (JSON.parse(value as string) as unknown) : value;
    const fields = Object(record) === record ? [...new Set(paths(record))] : [];
    return key === undefined ? { place, name, fields } : { place, name, key, fields };
  });
}

/** A field of the inventory as an expression: `*` is any one name, `**` all that lies below. */
const expressionOf = (field: string): RegExp => {
  const parts = field.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^.]+' : part.replace(/[.[\]]/g, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join('')}(\\[\\])*$`);
};

type Store = (typeof inventory.stores)[number] & Readonly<{ key?: string }>;
const stores = inventory.stores as readonly Store[];

const storeOf = ({ place, name, key }: Held): Store | undefined =>
  stores.find((store) => store.place === place && store.name === name && store.key === key);

/** What the demo shop and its consent manager keep themselves. */
const SHOPS = new Set(['cookie tern-tarn-privacy', 'localStorage tern-tarn-basket', 'sessionStorage tern-tarn-orders']);
const ofVitrine = (held: readonly Held[]) => held.filter(({ place, name }) => !SHOPS.has(`${place} ${name}`));

const undeclared = (held: readonly Held[]): readonly string[] =>
  ofVitrine(held).flatMap((one) => {
    const store = storeOf(one);
    const title = `${one.place} ${one.name} ${one.key ?? ''}`;
    if (!store) return [title];
    const known = store.fields.map(({ field }) => expressionOf(field));
    return one.fields.filter((path) => !known.some((form) => form.test(path))).map((path) => `${title} ${path}`);
  });

/** A visit with everything in it: searches, goods, cart, coupon, a profile, and a way back to a page with the stub. */
async function visitFully(page: Page): Promise<void> {
  const shop = openShop(page, stage.url);
  await shop.go('/?utm_source=news&utm_campaign=autumn-sale&gclid=abc');
  await shop.accept();
  await shop.modelsSettled();
  await page.mouse.wheel(0, 3000);
  await shop.go('/search?q=kettle');
  await shop.go('/sale?sort=price-up');
  await page.locator('main a[href*="/products/"]').first().click();
  await shop.modelsSettled();
  await page.evaluate(() => {
    const items = [
      { item_id: 'coat', item_name: 'Coat', item_brand: 'Skarra', item_category: 'Layers', price: 90, discount: 9 },
    ];
    globalThis.vitrine.track('view_item', { currency: 'GBP', value: 90, items });
    globalThis.vitrine.track('add_to_cart', { currency: 'GBP', value: 90, coupon: 'PATH10', items });
    globalThis.vitrine.track('begin_checkout', { currency: 'GBP', value: 90, items });
    globalThis.vitrine.track('purchase', { transaction_id: 'T1', currency: 'GBP', value: 90, items });
    globalThis.vitrine.identify({
      customer: 'c-17',
      as_of: '2026-01-02',
      orders: 4,
      order_value: 200,
      categories: { Layers: 0.5 },
      traits: {
        household: { value: 'two', source: 'account form', legal_basis: 'consent', collected_at: '2026-01-01' },
      },
    });
  });
  await shop.quiet();
  await shop.go('/');
  await shop.modelsSettled();
  await shop.quiet();
  // the cache of the moment is written at a pause
  await page.waitForTimeout(1500);
}

describe('docs/privacy.json', () => {
  it('declares every store, key and field that a browser holds after a full visit', async () => {
    await visitFully(visitor.page);
    const held = await heldBy(visitor.page);
    expect(undeclared(held)).toEqual([]);
    const kept = new Set(ofVitrine(held).map(({ place, name, key }) => `${place} ${name}${key ? ` ${key}` : ''}`));
    expect(kept).toEqual(
      new Set([
        'IndexedDB vitrine/events',
        'IndexedDB vitrine/meta head',
        'IndexedDB vitrine/meta checkpoint',
        'IndexedDB vitrine/meta consent',
        'localStorage vitrine',
        'localStorage vitrine-grant',
      ]),
    );
  });

  it('would not pass over a key or a field that is not declared', async () => {
    const { page } = visitor;
    await visitFully(page);
    await page.evaluate(() => {
      localStorage.setItem('vitrine-visitor', '{"id":"1"}');
      localStorage.setItem(
        'vitrine',
        JSON.stringify({ ...JSON.parse(localStorage.getItem('vitrine') ?? '{}'), visitor: 1 }),
      );
    });
    expect(undeclared(await heldBy(page)).toSorted()).toEqual([
      'localStorage vitrine  visitor',
      'localStorage vitrine-visitor ',
    ]);
  });

  it('declares no field that is never kept: all of the head, of the stored decision, and of the events of the visit', async () => {
    await visitFully(visitor.page);
    const found = await heldBy(visitor.page);
    for (const store of stores.filter(
      ({ name, key }) => key === 'head' || key === 'checkpoint' || key === 'consent' || name === 'vitrine',
    )) {
      const fields = found.filter((one) => storeOf(one) === store).flatMap((one) => one.fields);
      const optional = /object|policyVersion|later/;
      const never = store.fields.filter(
        ({ field }) => !optional.test(field) && !fields.some((path) => expressionOf(field).test(path)),
      );
      expect(never, `${store.name} ${store.key ?? ''}`).toEqual([]);
    }
  });

  it('has the very fields that capture lets through', () => {
    const declared = stores.find(({ name }) => name === 'vitrine/events')!.fields.map(({ field }) => field);
    const own = Object.values(ownFields).flatMap((fields) => Object.keys(fields));
    const params = [...Object.keys(eventFields), ...own].map((name) => `params.${name}`);
    const items = Object.keys(itemFields).map((name) => `params.items[].${name}`);
    const captured = new Set([...params, ...items]);
    const isCaptured = (field: string) => field.startsWith('params.') && !field.startsWith('params.profile.');
    expect(new Set(declared.filter(isCaptured))).toEqual(captured);
  });

  it('says of each store what it is for, on what ground, how long, and what removes it', () => {
    for (const { purpose, legalBasis, retention, removed, fields } of stores) {
      expect([purpose, legalBasis, retention, ...removed, ...fields.map((field) => field.purpose)].every(Boolean)).toBe(
        true,
      );
      expect(removed.length).toBeGreaterThan(0);
    }
  });

  it('rule 14: is empty after a withdrawal', async () => {
    const shop = openShop(visitor.page, stage.url);
    await visitFully(visitor.page);
    await shop.withdraw();
    await until(visitor.page, () => !globalThis.vitrine.outlook.get());
    await expect.poll(async () => ofVitrine(await heldBy(visitor.page)), { timeout: 2000 }).toEqual([]);
  });
});
