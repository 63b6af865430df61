import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { openConsent } from '../../../src/consent/open-consent.js';
import type { Problem } from '../../../src/lib/report.js';
import type { PageOptions } from '../../../src/page.js';
import { openVisit } from '../../../src/visit.js';

const BOTH = { persist: 'granted', personalize: 'granted' } as const;
const settled = () => new Promise((next) => setTimeout(next, 20));

/** A visit over a page that only writes down what is asked of it. */
function open({ config = {}, loads = true } = {}) {
  const log: string[] = [];
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const consent = openConsent(undefined, report);
  let options: PageOptions | undefined;
  const openPage = (given: PageOptions) => {
    options = given;
    log.push('open');
    return {
      track: ({ name }: { name: string }) => void log.push(`track ${name}`),
      persist: () => void log.push('persist'),
      tellTabs: (news: unknown) => void log.push(news === 'erased' ? 'tell erased' : 'tell withdrawn'),
      inspect: async () => undefined,
      close: () => void log.push('close'),
    };
  };
  const visit = openVisit({
    config: readConfig(config, report),
    assets: 'https://shop.example/vitrine/',
    consent,
    report,
    setOutlook: (outlook) => void log.push(outlook ? 'outlook' : 'no outlook'),
    loadPage: () => (loads ? Promise.resolve({ openPage }) : Promise.reject(new TypeError('404'))),
  });
  const track = (name: string) => visit.track({ name, params: {}, at: 0 });
  return { visit, consent, log, problems, track, page: () => options! };
}

async function fill(name = 'vitrine') {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.result.createObjectStore('events').put(1, 1);
  const db = await new Promise<IDBDatabase>((done) => (opening.onsuccess = () => done(opening.result)));
  db.onversionchange = () => db.close();
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('openVisit', () => {
  it('does nothing before a grant, and nothing on persist alone', async () => {
    const { consent, log } = open();
    await settled();
    consent.set({ persist: 'granted', measure: 'granted' });
    await settled();
    expect(log).toEqual([]);
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('hands over what was tracked before the grant, in order', async () => {
    const { consent, log, track } = open();
    track('view_item');
    consent.set(BOTH);
    await Promise.resolve();
    track('add_to_cart');
    await settled();
    track('view_cart');
    expect(log).toEqual(['open', 'track view_item', 'track add_to_cart', 'track view_cart']);
  });

  it('drops what was tracked before the grant when the shop wants no backfill', async () => {
    const { consent, log, track } = open({ config: { capture: { backfill: false } } });
    track('view_item');
    consent.set(BOTH);
    await settled();
    expect(log).toEqual(['open']);
  });

  it('drops what was tracked when the answer is no, and holds no more than 100', async () => {
    const { consent, log, track } = open();
    for (let n = 0; n < 200; n++) track('view_item');
    consent.set({ personalize: 'denied' });
    track('view_item');
    consent.set(BOTH);
    await settled();
    expect(log.filter((line) => line.startsWith('track'))).toEqual([]);
    const other = open();
    for (let n = 0; n < 200; n++) other.track('view_item');
    other.consent.set(BOTH);
    await settled();
    expect(other.log.filter((line) => line.startsWith('track'))).toHaveLength(100);
  });

  it.each(['persist', 'personalize'] as const)(
    'on withdrawal of %s tells the tabs, closes in the same task and purges',
    async (key) => {
      const { consent, log } = open();
      await fill();
      consent.set(BOTH);
      await settled();
      log.length = 0;
      consent.set({ [key]: 'denied' });
      expect(log.slice(0, 3)).toEqual(['tell withdrawn', 'close', 'no outlook']);
      await settled();
      expect(await indexedDB.databases()).toEqual([]);
      expect(log.includes('open')).toBe(key === 'persist');
    },
  );

  it('ignores a page that loads after the withdrawal', async () => {
    const { consent, log } = open();
    consent.set(BOTH);
    await Promise.resolve();
    consent.set({ personalize: 'denied' });
    await settled();
    expect(log).not.toContain('open');
  });

  it('purges what an earlier visit left when the answer is no at once', async () => {
    await fill();
    const { consent } = open();
    consent.set({ persist: 'denied', personalize: 'denied' });
    await settled();
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('opens again after a new grant, and not before the purge is through', async () => {
    const { consent, log } = open();
    await fill();
    consent.set(BOTH);
    await settled();
    consent.set({ personalize: 'denied' });
    consent.set(BOTH);
    await settled();
    expect(log.filter((line) => line === 'open')).toHaveLength(2);
  });

  it('passes a late grant to persist on', async () => {
    const { consent, log } = open();
    consent.set({ personalize: 'granted' });
    await settled();
    consent.set({ persist: 'granted' });
    await settled();
    expect(log).toEqual(['open', 'persist']);
  });

  it('erases, tells the tabs and starts afresh while the grant stands', async () => {
    const { consent, log, visit } = open();
    await fill();
    consent.set(BOTH);
    await settled();
    log.length = 0;
    expect(await visit.erase()).toBe(true);
    await settled();
    expect(log).toEqual(['tell erased', 'close', 'no outlook', 'open']);
  });

  it('follows the word of another tab until its own consent manager speaks again', async () => {
    const { consent, log, page } = open();
    consent.set(BOTH);
    await settled();
    page().onWithdrawn({ persist: 'denied', personalize: 'denied' });
    expect(log).toContain('close');
    expect(log).not.toContain('tell withdrawn');
    await settled();
    expect(consent.get().personalize).toBe('denied');
  });

  it('reports a page that cannot be loaded', async () => {
    const { consent, problems } = open({ loads: false });
    consent.set(BOTH);
    await settled();
    expect(problems).toMatchObject([{ code: 'page-load', field: 'assets' }]);
  });

  it('stops for good', async () => {
    const { consent, log, visit } = open();
    consent.set(BOTH);
    await settled();
    visit.stop();
    consent.set({ personalize: 'denied' });
    consent.set(BOTH);
    await settled();
    expect(log.filter((line) => line === 'open')).toHaveLength(1);
    expect(log).toContain('close');
  });
});
