// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentOptions } from '../../../src/consent/consent-options.js';
import { everything } from '../../../src/consent/everything.js';
import { hearFurther } from '../../../src/consent/hear-further.js';
import { openConsent } from '../../../src/consent/open-consent.js';
import type { Trouble } from '../../../src/lib/report.js';

function open(given: ConsentOptions) {
  const problems: Trouble[] = [];
  const report = (problem: Trouble) => void problems.push(problem);
  const consent = openConsent(report);
  consent.say({ source: 'consents', says: everything('unknown'), note: 'loading' });
  const load = () => Promise.reject(new Error('no file'));
  const put = hearFurther({ given, consent, load, assets: '/', report, signal: new AbortController().signal });
  return { consent, put, problems };
}
const settled = () => Promise.resolve();

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());
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
    open({ optOutFlag: true }).put!('objection', true);
    expect({ ...localStorage }).toEqual({ 'vitrine-objection': '' });
    const next = open({ optOutFlag: true });
    next.consent.set(everything('granted'));
    await settled();
    expect(next.consent.get()).toEqual({ ...everything('granted'), personalize: 'denied', learn: 'denied' });
    next.put!('objection', false);
    expect(localStorage).toHaveLength(0);
  });

  it('is neither set nor read where the shop does not allow it', () => {
    localStorage.setItem('vitrine-opt-out', '');
    const { consent, put } = open({});
    expect(put).toBeUndefined();
    expect(consent.get()).toEqual(everything('unknown'));
  });

  it('is set for an opt-out that was said while the file was loading', () => {
    const consent = openConsent(() => undefined);
    consent.say({ source: 'opt-out', kind: 'optout', says: everything('denied') });
    const load = () => Promise.reject(new Error('no file'));
    hearFurther({
      given: { optOutFlag: true },
      consent,
      load,
      assets: '/',
      report: () => undefined,
      signal: new AbortController().signal,
    });
    expect({ ...localStorage }).toEqual({ 'vitrine-opt-out': '' });
  });

  it('is done without where storage is refused', () => {
    vi.stubGlobal('localStorage', undefined);
    const { consent, put } = open({ optOutFlag: true });
    expect(() => put!('opt-out', true)).not.toThrow();
    expect(consent.get()).toEqual(everything('unknown'));
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
    expect(consent.get()).toEqual(everything('unknown'));
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
