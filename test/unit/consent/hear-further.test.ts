// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentOptions } from '../../../src/consent/consent-options.js';
import { everything } from '../../../src/consent/everything.js';
import { OPT_OUTS } from '../../../src/consent/opt-outs.js';
import { openFurther } from './open-further.js';

const ends: AbortController[] = [];

function open(...given: Parameters<typeof openFurther>) {
  const opened = openFurther(...given);
  ends.push(opened.end);
  return opened;
}
const settled = () => Promise.resolve();

beforeEach(() => localStorage.clear());
afterEach(() => {
  for (const end of ends.splice(0)) end.abort();
  vi.unstubAllGlobals();
});
const browserSays = (name: string, value: unknown) =>
  vi.stubGlobal('navigator', Object.create(navigator, { [name]: { value } }));

describe('Global Privacy Control', () => {
  it('rule 44: closes handing over, whatever a manager grants', async () => {
    browserSays('globalPrivacyControl', true);
    const { consent } = open({});
    consent.set(everything('granted'));
    await settled();
    expect(consent.get()).toEqual({ ...everything('granted'), export: 'denied' });
    expect(consent.debug().sources).toContainEqual(expect.objectContaining({ source: 'gpc', raw: true }));
  });

  it('closes everything, or yields to an express yes, where the shop says so', async () => {
    browserSays('globalPrivacyControl', true);
    const all = open({ gpc: 'all' }).consent;
    all.set(everything('granted'));
    const yielding = open({ gpc: 'yield' }).consent;
    expect(yielding.get().export).toBe('denied');
    yielding.set(everything('granted'));
    const off = open({ gpc: false }).consent;
    off.set(everything('granted'));
    await settled();
    expect(all.get()).toEqual(everything('denied'));
    expect(yielding.get()).toEqual(everything('granted'));
    expect(off.get()).toEqual(everything('granted'));
  });

  it.each([false, undefined, '1', 1, null])('is not heard in %j', (value) => {
    browserSays('globalPrivacyControl', value);
    expect(open({}).consent.get().export).toBe('unknown');
  });
});

describe('Do Not Track', () => {
  it('is heard only where the shop wants it', () => {
    browserSays('doNotTrack', '1');
    expect(open({}).consent.get().export).toBe('unknown');
    expect(open({ dnt: 'export' }).consent.get().export).toBe('denied');
  });
});

describe('the flag of an opt-out', () => {
  it('is set and taken away without a value, and heard on the next page', async () => {
    open({ optOutFlag: true }).put!('-objection', true);
    expect({ ...localStorage }).toEqual({ 'vitrine-objection': '' });
    const next = open({ optOutFlag: true });
    next.consent.set(everything('granted'));
    await settled();
    expect(next.consent.get()).toEqual({ ...everything('granted'), personalize: 'denied', learn: 'denied' });
    next.put!('-objection', false);
    expect(localStorage).toHaveLength(0);
  });

  it('is neither set nor read where the shop does not allow it', () => {
    localStorage.setItem('vitrine-opt-out', '');
    const { consent, put } = open({});
    expect(put).toBeUndefined();
    expect(consent.get()).toEqual(everything('unknown'));
  });

  it('is set for an opt-out that was said while the file was loading', () => {
    open({ optOutFlag: true }, ({ say }) => say({ source: 'opt-out', kind: 'optout', says: OPT_OUTS['opt-out'] }));
    expect({ ...localStorage }).toEqual({ 'vitrine-opt-out': '' });
  });

  it('is taken away for an opt-out that was taken back while the file was loading', async () => {
    localStorage.setItem('vitrine-opt-out', '');
    localStorage.setItem('vitrine-objection', '');
    const { consent } = open({ optOutFlag: true }, ({ say }) => say({ source: 'opt-out', kind: 'optout', says: {} }));
    expect({ ...localStorage }).toEqual({ 'vitrine-objection': '' });
    consent.set(everything('granted'));
    await settled();
    expect(consent.get()).toEqual({ ...everything('granted'), personalize: 'denied', learn: 'denied' });
  });

  it('is done without where storage is refused', () => {
    vi.stubGlobal('localStorage', undefined);
    const { consent, put } = open({ optOutFlag: true });
    expect(() => put!('-opt-out', true)).not.toThrow();
    expect(consent.get()).toEqual(everything('unknown'));
  });
});

describe('the flag of an opt-out, and another tab', () => {
  const KEY = 'vitrine-opt-out';
  /** What a browser does here when another tab has changed the storage. */
  const elsewhere = (key: string | null, change: () => void) => {
    change();
    dispatchEvent(Object.assign(new Event('storage'), { key }));
  };
  const set = () => localStorage.setItem(KEY, '');
  const takeAway = () => localStorage.removeItem(KEY);
  const openGranted = async () => {
    const opened = open({ optOutFlag: true });
    opened.consent.set(everything('granted'));
    await settled();
    return opened;
  };
  const SHOWN: readonly (readonly [string, () => unknown])[] = [
    ['storage', () => dispatchEvent(Object.assign(new Event('storage'), { key: KEY }))],
    ['pageshow', () => dispatchEvent(new Event('pageshow'))],
    ['visibilitychange', () => document.dispatchEvent(new Event('visibilitychange'))],
  ];

  it.each(SHOWN)('that sets it is heard in the same task, and one that takes it away: %s', async (_, tell) => {
    const { consent } = await openGranted();
    set();
    tell();
    expect(consent.get()).toEqual(everything('denied'));
    expect(consent.debug().sources).toContainEqual(expect.objectContaining({ source: 'opt-out', kind: 'optout' }));
    takeAway();
    tell();
    await settled();
    expect(consent.get()).toEqual(everything('granted'));
  });

  it('that takes away a flag of an earlier page is heard', async () => {
    set();
    const { consent } = await openGranted();
    expect(consent.get()).toEqual(everything('denied'));
    elsewhere(KEY, takeAway);
    await settled();
    expect(consent.get()).toEqual(everything('granted'));
  });

  it('takes back no opt-out that was said in this one', async () => {
    const { consent, put } = await openGranted();
    consent.say({ source: 'opt-out', kind: 'optout', says: OPT_OUTS['opt-out'] });
    put!('-opt-out', true);
    // its own flag is no word of another tab's
    for (const [, tell] of SHOWN) tell();
    elsewhere(KEY, takeAway);
    await settled();
    expect(consent.get()).toEqual(everything('denied'));
  });

  it('may set it again after this one took its own back', async () => {
    const { consent, put } = await openGranted();
    elsewhere(KEY, set);
    consent.say({ source: 'opt-out', kind: 'optout', says: {} });
    put!('-opt-out', false);
    await settled();
    expect(consent.get()).toEqual(everything('granted'));
    elsewhere(KEY, set);
    expect(consent.get()).toEqual(everything('denied'));
  });

  it('that clears the whole storage takes nothing back, not even when the page is shown again', async () => {
    const { consent } = await openGranted();
    elsewhere(KEY, set);
    elsewhere(null, () => localStorage.clear());
    for (const [, tell] of SHOWN) tell();
    await settled();
    expect(consent.get()).toEqual(everything('denied'));
  });

  it('is heard of the other flag after one has cleared the storage', async () => {
    const { consent } = await openGranted();
    elsewhere(null, () => localStorage.clear());
    elsewhere('vitrine-objection', () => localStorage.setItem('vitrine-objection', ''));
    expect(consent.get()).toEqual({ ...everything('granted'), personalize: 'denied', learn: 'denied' });
  });

  it('takes nothing back where storage is refused from now on', async () => {
    const { consent } = await openGranted();
    elsewhere(KEY, set);
    vi.stubGlobal('localStorage', undefined);
    for (const [, tell] of SHOWN) tell();
    await settled();
    expect(consent.get()).toEqual(everything('denied'));
  });

  it('is heard once, however often the page is shown', async () => {
    set();
    const { consent } = await openGranted();
    const heard = () => consent.debug().sources.find(({ source }) => source === 'opt-out');
    const flag = heard();
    for (const [, tell] of SHOWN) tell();
    expect(flag).toBeDefined();
    expect(heard()).toBe(flag);
  });

  it('is not heard after the end', async () => {
    const { consent, end } = await openGranted();
    end.abort();
    set();
    for (const [, tell] of SHOWN) tell();
    expect(consent.get()).toEqual(everything('granted'));
  });
});

describe('`auto` on a page without a consent manager', () => {
  it.each<[string, ConsentOptions, readonly string[]]>([
    ['is told', {}, ['consent-missing']],
    ['is not told where the shop’s own words are heard besides', { callback: () => undefined }, []],
  ])('%s', (_, given, codes) => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { problems } = open({ ...given, sources: 'auto' });
    dispatchEvent(new Event('load'));
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(warned).toHaveBeenCalledTimes(codes.length);
    warned.mockRestore();
  });
});

describe('options with a fault', () => {
  it.each<[string, unknown]>([
    ['sources', ['tfc']],
    ['sources', 'tcf'],
    ['map', { tcf: { personalise: ['1'] } }],
    ['map', { tcf: { personalize: '1' } }],
    ['globals', { tcf: '' }],
    ['whereNotRequired', 'all'],
    ['gpc', 'exprt'],
    ['dnt', true],
    ['maxAge', 396],
    ['since', '2026-13-40'],
    ['optOutFlag', 'yes'],
    ['vendorId', 0],
    ['usePublisher', 1],
    ['soruces', 'auto'],
  ])('in %s keep everything closed, and are told: %j', async (name, value) => {
    const { consent, problems } = open({ [name]: value });
    consent.set(everything('granted'));
    await settled();
    expect(consent.get()).toEqual({ ...everything('unknown'), contextual: 'denied' });
    expect(problems).toMatchObject([{ code: 'consent-options', field: `consent.${name}` }]);
  });

  it('have none of them, and what the shop grants is open', async () => {
    const { consent, problems } = open({
      sources: [],
      map: { tcf: { personalize: ['1', '5'] } },
      globals: { 'consent-mode': 'layer' },
      whereNotRequired: ['measure'],
      gpc: 'yield',
      dnt: false,
      maxAge: 180,
      since: '2020-11-01',
      optOutFlag: true,
      vendorId: 755,
      usePublisher: false,
    });
    consent.set(everything('granted'));
    await settled();
    expect(problems).toEqual([]);
    expect(consent.get()).toEqual(everything('granted'));
  });
});
