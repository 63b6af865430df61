import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from '../../../cli/proving/act.js';
import type { Driven, Engine } from '../engines/engine.js';
import { serveWatched, type Served, type Watched } from './serve-watched.js';

declare global {
  // what the scripts of the page have done, in order
  var seenActs: Act[];
}

/** What Vitrine may load before an answer. */
const OWN = new Set(['/vitrine/vitrine.js', '/vitrine/vitrine.stub.js']);
const EXAMPLES = ['01-script-tag', '02-react', '03-vue', '04-consent-callback', '05-sequence-model'];

/** One page as it stands before an answer. */
type Seen = Readonly<{ path: string; acts: readonly Act[]; held: readonly string[]; served: readonly Served[] }>;

/** Opens every page of every example in one engine and nobody answers the banner: nothing may be kept, looked up, started or sent. */
export function describeBeforeConsent(engine: Engine): void {
  const missing = engine.missing();
  describe.skipIf(missing)(`before an answer, in ${missing ?? engine.name}`, () => {
    let watched: Watched;
    let driven: Driven;
    beforeAll(async () => {
      watched = await serveWatched();
      driven = await engine.open();
    });
    afterAll(async () => {
      await driven?.close();
      await watched?.close();
    });

    it('what a page does is seen, so that nothing seen means nothing done', async () => {
      await driven.goto(`${watched.url}/04-consent-callback/`);
      await driven.evaluate(commitEverything);
      const acts = await driven.evaluate(() => globalThis.seenActs);
      await driven.evaluate(undoEverything);
      const planted = acts.filter(({ name }) => name.includes('planted'));
      expect(new Set(planted.map(({ kind, place }) => `${kind} ${place}`))).toEqual(
        new Set([
          'write cookie',
          'write localStorage',
          'read localStorage',
          'write sessionStorage',
          'open IndexedDB',
          'write IndexedDB',
          'open Cache',
          'start Worker',
          'start BroadcastChannel',
          'end BroadcastChannel',
          'send network',
        ]),
      );
      expect(acts).toContainEqual(expect.objectContaining({ kind: 'write', place: 'history.state' }));
    });

    it.each(EXAMPLES)(
      'rule 1: rule 2: rule 3: rule 6: every page of %s keeps, reads, sends and starts nothing',
      { timeout: 300_000 },
      async (example) => {
        const pages = await visitAll({ watched, driven }, `/${example}/`);
        expect(pages.length).toBeGreaterThan(0);
        for (const { path, acts, held, served } of pages) {
          const kept = acts.filter(
            ({ kind, place }) => ['write', 'remove'].includes(kind) && place !== 'history.state',
          );
          expect(kept, `${path}: kept`).toEqual([]);
          expect(held, `${path}: held`).toEqual([]);
          expect(acts.filter(isLookUp), `${path}: looked up`).toEqual([]);
          const started = acts.filter(({ place }) => ['Worker', 'BroadcastChannel'].includes(place));
          expect(started, `${path}: started`).toEqual([]);
          expect(
            acts.filter(({ by }) => by[0]?.includes('/vitrine/')),
            `${path}: done by Vitrine`,
          ).toEqual([]);
          expect(
            served.filter(({ method, bytes }) => method !== 'GET' || bytes),
            `${path}: sent`,
          ).toEqual([]);
          const asked = served.filter(({ path: file }) => file.includes('/vitrine/'));
          expect(
            asked.filter(({ path: file, query }) => !OWN.has(file) || query),
            `${path}: asked for`,
          ).toEqual([]);
        }
      },
    );
  });
}

/** Whether something of ours was looked for. The head stub, which stands in the page itself, may read its one key. */
const isLookUp = ({ kind, place, name, by }: Act): boolean => {
  const byStub =
    kind === 'read' && place === 'localStorage' && name === 'vitrine' && by.every((one) => !one.endsWith('.js'));
  return name.startsWith('vitrine') && !byStub;
};

/** Opens every page that can be reached from the first, once each. */
async function visitAll({ watched, driven }: { watched: Watched; driven: Driven }, first: string): Promise<Seen[]> {
  const waiting = [first];
  const known = new Set(waiting);
  const pages: Seen[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    watched.served.length = 0;
    await driven.goto(watched.url + path);
    const { links, ...found } = await driven.evaluate(lookAround);
    pages.push({ path, ...found, served: [...watched.served] });
    for (const link of links.filter((one) => one.startsWith(first) && !known.has(one))) {
      known.add(link);
      waiting.push(link);
    }
  }
  return pages;
}

/** Runs in the page: scrolls, waits until a late script has had its time, and tells what was done, what is held and where links lead. */
async function lookAround() {
  scrollTo(0, 2000);
  document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await new Promise((next) => setTimeout(next, 250));
  const acts = [...globalThis.seenActs];
  const databases = indexedDB.databases ? await indexedDB.databases() : [];
  const held = [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...databases.map(({ name }) => name!),
    ...('caches' in globalThis ? await caches.keys() : []),
    ...document.cookie.split('; ').filter(Boolean),
  ];
  const anchors = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')];
  const links = anchors
    .filter(({ origin, pathname }) => origin === location.origin && !/\.\w+$/.test(pathname))
    .map(({ pathname }) => pathname);
  return { acts, held, links };
}

/** Runs in the page: does everything that must not be done. */
async function commitEverything() {
  document.cookie = 'planted=1';
  localStorage.setItem('planted', '1');
  localStorage['planted-field'] = localStorage['planted'];
  sessionStorage.setItem('planted', '1');
  history.replaceState({ planted: 1 }, '');
  new BroadcastChannel('planted').close();
  new Worker(URL.createObjectURL(new Blob(['/* planted */'])) + '#planted').terminate();
  await fetch('/planted').catch(() => undefined);
  if ('caches' in globalThis) await caches.open('planted');
  await new Promise((done) => {
    const opening = indexedDB.open('planted');
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('planted').put(1, 'one'));
    opening.addEventListener('success', () => done(opening.result.close()));
  });
}

/** Runs in the page: takes it back, since the profile is used further. */
async function undoEverything() {
  document.cookie = 'planted=; max-age=0';
  localStorage.clear();
  sessionStorage.clear();
  if ('caches' in globalThis) await caches.delete('planted');
  await new Promise((done) => indexedDB.deleteDatabase('planted').addEventListener('success', done));
}
