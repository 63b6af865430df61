// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ManagerFile, ManagerTools, Said } from '../../../src/consent/managers/manager.js';
import { cookiebot } from './doubles/cookiebot.js';
import { fault, NO, page, YES } from './doubles/kept-answer.js';
import { onetrust } from './doubles/onetrust.js';
import { looked, openManagerPage, scriptLoaded, settled, type ManagerPage, type PageOptions } from './manager-page.js';

const ALL = ['contextual', 'persist', 'personalize', 'measure', 'learn', 'export'] as const;
const granted = Object.fromEntries(ALL.map((key) => [key, 'granted'])) as NonNullable<Said['says']>;

let opened: ManagerPage;
let warned: ReturnType<typeof vi.spyOn>;
const uncaught: unknown[] = [];
const catchError = (event: Event) => uncaught.push((event as ErrorEvent).error ?? event);

beforeEach(() => {
  warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  uncaught.length = 0;
  addEventListener('error', catchError);
});

afterEach(() => {
  opened.stop();
  for (const name of ['Cookiebot', 'OneTrust', 'OnetrustActiveGroups', 'OptanonActiveGroups']) delete page[name];
  for (const one of [cookiebot(), onetrust()]) void one.reset();
  removeEventListener('error', catchError);
  vi.restoreAllMocks();
  if (uncaught.length) throw new Error('thrown into the page', { cause: uncaught[0] });
});

/** Opens the real opener with a manager of our own in the place of one's file. */
async function openWith(file: ManagerFile, options: PageOptions = {}) {
  page['Cookiebot'] ??= {};
  opened = openManagerPage({ sources: ['cookiebot'], load: (async () => file) as never, ...options });
  await settled();
}

const reads = (read: () => Said | undefined): ManagerFile => ({ open: () => read });

describe('what opens the managers', () => {
  it('tells and stays closed when a manager’s file cannot be loaded', async () => {
    page['Cookiebot'] = {};
    const cause = new Error('blocked by a filter');
    opened = openManagerPage({ sources: 'auto', load: () => Promise.reject(cause) });
    opened.consent.set(granted);
    await looked();
    expect(opened.granted()).toEqual([]);
    expect(opened.heard('cookiebot')).toMatchObject({ note: 'failed' });
    expect(opened.troubles).toEqual([{ code: 'consent-manager', about: 'cookiebot', cause }]);
  });

  it('says while a file loads that it does, and lets nobody else open anything', async () => {
    page['Cookiebot'] = {};
    opened = openManagerPage({ sources: 'auto', load: () => new Promise(() => undefined) });
    opened.consent.set(granted);
    await looked();
    expect(opened.granted()).toEqual([]);
    expect(opened.heard('cookiebot')).toMatchObject({ note: 'loading' });
  });

  it('lets the shop’s own word open nothing before a named manager has come', async () => {
    opened = openManagerPage({ sources: ['cookiebot'] });
    opened.consent.set(granted);
    await looked();
    expect(opened.granted()).toEqual([]);
    expect(opened.troubles).toEqual([]);
    expect(warned).not.toHaveBeenCalled();
  });

  it.each([
    ['a script has loaded', scriptLoaded],
    ['the document is there', () => document.dispatchEvent(new Event('DOMContentLoaded'))],
    ['the tab is focused', () => dispatchEvent(new Event('focus'))],
    ['the page is shown again', () => dispatchEvent(new Event('pageshow'))],
    ['the tab is shown', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['the shopper clicks', () => document.body.click()],
  ])('finds a manager whose sign appears late once %s', async (_, look) => {
    opened = openManagerPage({ sources: 'auto' });
    await settled();
    const double = cookiebot();
    double.install();
    double.choose(YES);
    await settled();
    expect(opened.heard('cookiebot')).toBeUndefined();
    look();
    await vi.waitFor(() => expect(opened.granted()).toEqual(ALL));
  });

  it('is not thrown at by a global whose getter throws', async () => {
    Object.defineProperty(page, 'Cookiebot', { get: fault, configurable: true });
    opened = openManagerPage({ sources: ['cookiebot'] });
    await looked();
    expect(opened.granted()).toEqual([]);
    expect(opened.heard('cookiebot')).toMatchObject({ note: 'not found' });
    delete page['Cookiebot'];
    cookiebot().choose(YES);
    scriptLoaded();
    await vi.waitFor(() => expect(opened.granted()).toEqual(ALL));
    Object.defineProperty(page, 'Cookiebot', { get: fault, configurable: true });
    await looked();
    expect(opened.granted()).toEqual([]);
  });

  it('says a reading once, however often it is looked at', async () => {
    await openWith(reads(() => ({ says: granted, raw: { any: 1 } })));
    const said = opened.said();
    const { at } = opened.heard('cookiebot')!;
    await looked();
    await looked();
    expect(opened.said()).toBe(said);
    expect(opened.heard('cookiebot')!.at).toBe(at);
  });

  it('opens again after another tab’s withdrawal when the reading is another: a new time of choice is enough', async () => {
    let chosen = Date.now() - 1000;
    await openWith(reads(() => ({ says: granted, raw: {}, chosen })));
    expect(opened.granted()).toEqual(ALL);
    opened.consent.lapse(ALL);
    await looked();
    expect(opened.granted()).toEqual([]);
    chosen = Date.now();
    await looked();
    expect(opened.granted()).toEqual(ALL);
  });

  it('cuts what is told of a manager to what a record can bear, and keeps it plain', async () => {
    const node = document.createElement('p');
    await openWith(reads(() => ({ says: granted, raw: { long: 'x'.repeat(90_000), when: new Date(0), node } })));
    const { raw } = opened.heard('cookiebot')!;
    expect(JSON.stringify(raw).length).toBeLessThan(2500);
    expect(structuredClone(raw)).toEqual(raw);
  });

  it.each([
    ['goes round in circles', () => Object.assign(page, { self: page }) && { circle: page }],
    ['cannot be written down', () => ({ big: 1n })],
    ['throws when it is looked at', () => ({ toJSON: fault })],
  ])('closes on a raw value that %s, and throws nothing', async (_, raw) => {
    await openWith(reads(() => ({ says: granted, raw: raw() })));
    expect(opened.granted()).toEqual([]);
    expect(opened.troubles).toMatchObject([{ code: 'consent-manager', about: 'cookiebot' }]);
    delete page['self'];
  });

  it('closes in the same task when a manager’s own callback throws', async () => {
    let call = (): void => undefined;
    await openWith({
      open({ safe }: ManagerTools) {
        call = safe(fault);
        return () => ({ says: granted, raw: {} });
      },
    });
    expect(opened.granted()).toEqual(ALL);
    expect(call).not.toThrow();
    expect(opened.granted()).toEqual([]);
    expect(opened.heard('cookiebot')).toMatchObject({ note: 'failed' });
    await looked();
    expect(opened.granted()).toEqual([]);
    expect(opened.troubles).toHaveLength(1);
  });

  it('closes when a manager’s file throws as it begins, or is not one', async () => {
    await openWith({ open: fault });
    expect(opened.heard('cookiebot')).toMatchObject({ note: 'failed' });
    opened.stop();
    await openWith({} as never);
    expect(opened.heard('cookiebot')).toMatchObject({ note: 'failed' });
    expect(opened.granted()).toEqual([]);
  });

  it('where a manager says that nobody need be asked opens what the config names, but not what it refuses', async () => {
    const said: Said = { says: { measure: 'denied' }, raw: {}, notRequired: true };
    await openWith(
      reads(() => said),
      { whereNotRequired: ['personalize', 'measure'] },
    );
    expect(opened.granted()).toEqual(['personalize']);
    expect(opened.consent.get()).toMatchObject({ measure: 'denied', export: 'unknown' });
    opened.stop();
    await openWith(reads(() => said));
    expect(opened.granted()).toEqual([]);
  });

  it('of two managers heeds the more restrictive, and reads both when either has changed', async () => {
    const [bot, trust] = [cookiebot(), onetrust()];
    bot.install();
    trust.install();
    opened = openManagerPage({ sources: 'auto' });
    await vi.waitFor(() => expect(opened.heard('onetrust')?.note).toBe('no answer yet'));
    bot.choose(YES);
    await settled();
    expect(opened.granted()).toEqual([]);
    trust.choose({ ...YES, statistics: false });
    await settled();
    expect(opened.granted()).toEqual(['contextual', 'persist', 'personalize', 'export']);
    page['Cookiebot'].consent = { ...NO, method: 'explicit' };
    trust.choose(YES);
    expect(opened.granted()).toEqual([]);
  });

  it('begins nothing when it is stopped while a file loads', async () => {
    const open = vi.fn<ManagerFile['open']>(() => () => ({ says: granted, raw: {} }));
    page['Cookiebot'] = {};
    opened = openManagerPage({ sources: ['cookiebot'], load: (async () => ({ open })) as never });
    opened.stop();
    await looked();
    expect(open).not.toHaveBeenCalled();
    expect(opened.granted()).toEqual([]);
  });
});

/** A consent manager that nobody knows: its own global, events, cookie and banner, none of them under a usual name. */
function installStranger() {
  const state = { answered: false, allowed: new Set<string>() };
  const stranger = {
    getState: () => ({ ...state, allowed: [...state.allowed] }),
    consent: { preferences: true, statistics: true, marketing: true },
    hasResponse: true,
    acceptAll() {
      state.answered = true;
      state.allowed = new Set(['preferences', 'statistics', 'marketing']);
      document.cookie = 'brambleberry=all; path=/';
      (page['dataLayer'] ??= []).push({ event: 'brambleberry.consent', consent: 'granted' });
      dispatchEvent(new CustomEvent('brambleberry:consent', { detail: stranger.getState() }));
    },
  };
  page['Brambleberry'] = stranger;
  page['dataLayer'] = [];
  return stranger;
}

describe('a consent manager that nobody knows, under `auto`', () => {
  afterEach(() => {
    delete page['Brambleberry'];
    delete page['dataLayer'];
  });

  it('is taken for none of those that are known: nothing opens, one problem and one warning, whatever is clicked', async () => {
    const stranger = installStranger();
    opened = openManagerPage({ sources: 'auto' });
    await looked();
    stranger.acceptAll();
    await looked();
    await looked();
    expect(opened.granted()).toEqual([]);
    expect(opened.consent.debug().sources).toEqual([]);
    expect(opened.troubles).toEqual([{ code: 'consent-missing' }]);
    expect(warned).toHaveBeenCalledTimes(1);
  });

  it('is heard by the shop’s own words beside `auto`', async () => {
    const stranger = installStranger();
    opened = openManagerPage({ sources: 'auto' });
    addEventListener('brambleberry:consent', () => opened.consent.set(granted), { once: true });
    await looked();
    stranger.acceptAll();
    await settled();
    expect(opened.granted()).toEqual(ALL);
  });
});
