// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { ManagerFile, Said } from '../../../src/consent/managers/manager.js';
import { page } from './doubles/kept-answer.js';
import { looked, openManagerPage, settled, type ManagerPage, type PageOptions } from './manager-page.js';

const YES = { persist: 'granted', personalize: 'granted' } as const;
const MARK = 'vitrine-grant';

let opened: ManagerPage;
/** What the manager's object says now. */
let said: Said | undefined;
/** Lets the manager's file load. */
let arrive: () => void;

afterEach(() => {
  opened.stop();
  for (const name of ['Cookiebot', 'Osano']) delete page[name];
});

/** A page with a manager whose file is still on its way. */
function openLoading(options: PageOptions = {}) {
  page['Cookiebot'] = {};
  const file = new Promise<ManagerFile>((done) => (arrive = () => done({ open: () => () => said })));
  opened = openManagerPage({ sources: ['cookiebot'], load: (() => file) as never, ...options });
}

/** What a browser tells here when another tab has changed the storage. */
const elsewhere = (key: string | null, newValue: string | null = null) =>
  void dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));

describe('a withdrawal in another tab while this one is loading', () => {
  it('leaves what its manager has read before without effect, until that says something else', async () => {
    openLoading();
    elsewhere(MARK);
    said = { says: YES, raw: { round: 1 } };
    arrive();
    await looked();
    expect(opened.granted()).toEqual([]);
    expect(opened.heard('cookiebot')).toMatchObject({ note: 'lapsed' });
    said = { says: YES, raw: { round: 2 } };
    await looked();
    expect(opened.granted()).toEqual(['persist', 'personalize']);
  });

  it('holds for the first yes, also where the manager had not answered before', async () => {
    openLoading();
    said = undefined;
    arrive();
    await looked();
    elsewhere(MARK);
    said = { says: { personalize: 'unknown' }, raw: {} };
    await looked();
    said = { says: YES, raw: {} };
    await looked();
    expect(opened.granted()).toEqual([]);
  });

  it('holds while the manager’s file loads, and for one that is found later', async () => {
    openLoading({ sources: 'auto' });
    await settled();
    elsewhere(MARK);
    said = { says: YES, raw: {} };
    arrive();
    await looked();
    expect(opened.granted()).toEqual([]);
    page['Osano'] = { cm: {} };
    await looked();
    expect(opened.heard('osano')).toMatchObject({ note: 'lapsed' });
  });

  it.each([
    ['before it', -1000, []],
    ['after it', 1000, ['persist', 'personalize']],
  ])('goes by the date where the manager tells one: chosen %s', async (_, later, granted) => {
    openLoading();
    elsewhere(MARK);
    said = { says: YES, raw: {}, chosen: Date.now() + later };
    arrive();
    await looked();
    expect(opened.granted()).toEqual(granted);
  });

  it.each<[string, string | null, string | null]>([
    ['the mark of a new grant', MARK, 'g-2'],
    ['another key', 'cart', null],
    ['the whole storage cleared', null, null],
  ])('is no withdrawal: %s', async (_, key, newValue) => {
    openLoading();
    elsewhere(key, newValue);
    said = { says: YES, raw: {} };
    arrive();
    await looked();
    expect(opened.granted()).toEqual(['persist', 'personalize']);
  });

  it('or an erasure there closes nothing that is granted here, nor what is found later', async () => {
    openLoading({ sources: 'auto' });
    said = { says: YES, raw: {} };
    arrive();
    await looked();
    elsewhere(MARK);
    await looked();
    expect(opened.granted()).toEqual(['persist', 'personalize']);
  });

  it('is not heard after the end', async () => {
    openLoading();
    opened.stop();
    expect(() => elsewhere(MARK)).not.toThrow();
    arrive();
    await looked();
    expect(opened.granted()).toEqual([]);
  });
});
