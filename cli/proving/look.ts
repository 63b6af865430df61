import type { Vitrine } from '../../src/vitrine.js';
import type { HeldThing } from './proof.js';

// These run in the page, each by itself: none may use anything that stands outside of it.

type Shown = typeof globalThis & { vitrine?: Vitrine | unknown[] };

/** Whether the page has a running instance in `window.vitrine`. */
export function hasInstance(): boolean {
  const { vitrine } = globalThis as Shown;
  return !!vitrine && !Array.isArray(vitrine) && !(vitrine instanceof Element);
}

/** What stands in localStorage, sessionStorage, the caches and the page's name. */
export async function heldSimply(): Promise<readonly HeldThing[]> {
  const held: HeldThing[] = [];
  for (const place of ['localStorage', 'sessionStorage'] as const) {
    const storage = globalThis[place];
    for (const name of Object.keys(storage)) held.push({ place, name, size: (storage.getItem(name) ?? '').length });
  }
  for (const name of 'caches' in globalThis ? await caches.keys() : [])
    held.push({ place: 'Cache', name, size: (await (await caches.open(name)).keys()).length });
  if (window.name) held.push({ place: 'window.name', name: 'name', size: window.name.length });
  return held;
}

/** Every database with the number of its stores, and every store with that of its rows; -1 where they cannot be counted in 2 s. */
export async function heldDatabases(): Promise<readonly HeldThing[]> {
  const count = (store: IDBObjectStore) =>
    new Promise<number>((resolve) => {
      const counting = store.count();
      counting.addEventListener('success', () => resolve(counting.result));
      counting.addEventListener('error', () => resolve(-1));
    });
  const look = (database: string) =>
    new Promise<readonly HeldThing[]>((resolve) => {
      setTimeout(resolve, 2000, [{ place: 'IndexedDB', name: database, size: -1 }]);
      const opening = indexedDB.open(database);
      // it has just gone: looking must not make another
      opening.addEventListener('upgradeneeded', () => opening.transaction!.abort());
      opening.addEventListener('error', () => resolve([]));
      opening.addEventListener('success', async () => {
        const db = opening.result;
        db.addEventListener('versionchange', () => db.close());
        const stores = [...db.objectStoreNames];
        const sizes = await Promise.all(stores.map((store) => count(db.transaction(store).objectStore(store))));
        const rows = stores.map(
          (store, at) => ({ place: 'IndexedDB', name: `${database}/${store}`, size: sizes[at]! }) as const,
        );
        db.close();
        resolve([{ place: 'IndexedDB', name: database, size: stores.length }, ...rows]);
      });
    });
  const held: HeldThing[] = [];
  for (const { name } of await indexedDB.databases()) held.push(...(await look(name!)));
  return held;
}

/** The HTML of every slot. */
export function slotsHtml(): readonly string[] {
  return [...document.querySelectorAll('[data-vitrine-slot]')].map((slot) => slot.outerHTML);
}

/** The config as the page has it: its text, or the address that it is loaded from; undefined where it comes with a bundle. */
export function configShown(): Readonly<{ text?: string; url?: string }> | undefined {
  const block = document.querySelector('script[type="application/json"][data-vitrine-config]');
  if (block) return { text: block.textContent };
  const path = document.querySelector<HTMLElement>('script[data-vitrine-config]')?.dataset['vitrineConfig'];
  return path ? { url: new URL(path, document.baseURI).href } : undefined;
}

/** All rows of Vitrine's database, as JSON; none where it is not there. */
export function logText(): Promise<string> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('vitrine');
    opening.addEventListener('upgradeneeded', () => opening.transaction!.abort());
    opening.addEventListener('error', () => resolve('[]'));
    opening.addEventListener('success', () => {
      const db = opening.result;
      if (!db.objectStoreNames.contains('events')) return resolve('[]');
      const reading = db.transaction('events').objectStore('events').getAll();
      reading.addEventListener('success', () => {
        db.close();
        resolve(JSON.stringify((reading.result as unknown[]).flat()));
      });
      reading.addEventListener('error', () => resolve('[]'));
    });
  });
}
