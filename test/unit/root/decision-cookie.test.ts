// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cookieHeld } from '../../../src/decision-cookie/cookie-held.js';
import { resolveConfig } from '../../../src/config.js';
import type { Outlook } from '../../../src/protocol.js';
import { openRemembering } from '../../../src/remember.js';
import { readDecision } from '../../../src/server.js';
import type { VariantConfig } from '../../../src/slots/slot-config.js';
import { openGated } from './open-gated.js';
import { BOTH, open as openVisited, settled, startAfresh } from './open-visited.js';

const object = { kind: 'item', id: 'coat-7', name: 'Coat' } as const;
const rested = () => vi.advanceTimersByTimeAsync(5000);
const cookies = () => document.cookie;
const forget = () => {
  for (const one of document.cookie.split('; ')) document.cookie = `${one.split('=')[0]}=;path=/;max-age=0`;
};

/** Remembers one decision for the hero, and says what the cookie then is. */
async function remembered(variant: VariantConfig, more: object = {}, decisionCookie = true) {
  const config = resolveConfig({ slots: { hero: { variants: { deal: variant } } }, decisionCookie });
  const decisions = [{ slot: 'hero', variant: 'deal', ...more }];
  openRemembering(
    config,
    new AbortController().signal,
  )({ grant: 'g', models: 'ready', decisions } as unknown as Outlook);
  await rested();
  return readDecision(cookies(), config);
}

beforeEach(() => {
  localStorage.clear();
  forget();
});

describe('the cookie of decisionCookie', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('holds the decision for as long as the head stub’s key, for this host alone', async () => {
    const set = vi.spyOn(document, 'cookie', 'set');
    expect(await remembered({ template: '#deal' })).toEqual({ hero: { variant: 'deal' } });
    const { until } = JSON.parse(localStorage.getItem('vitrine')!);
    const [, age] = /^vitrine=1\/1\/\w+&hero=deal;path=\/;max-age=(\d+);samesite=lax$/.exec(set.mock.calls[0]![0])!;
    expect(Number(age)).toBeGreaterThan((until - Date.now()) / 1000 - 10);
    expect(Number(age)).toBeLessThanOrEqual(7 * 86_400);
  });

  it('is secure on a secure page', async () => {
    const set = vi.spyOn(document, 'cookie', 'set');
    vi.stubGlobal('location', { protocol: 'https:' });
    await remembered({});
    vi.unstubAllGlobals();
    expect(set.mock.calls[0]![0]).toMatch(/;samesite=lax;secure$/);
  });

  it('is not there unless the config asks for it', async () => {
    const set = vi.spyOn(document, 'cookie', 'set');
    await remembered({ template: '#deal' }, {}, false);
    expect(localStorage.getItem('vitrine')).not.toBeNull();
    expect(set).not.toHaveBeenCalled();
  });

  it.each<[string, VariantConfig]>([
    ['names it', { content: { h1: { text: '{object}' } } }],
    ['is rendered by the page, which may name it', {}],
  ])('tells the object of a variant that %s', async (_why, variant) => {
    expect(await remembered(variant, { object })).toEqual({ hero: { variant: 'deal', object } });
  });

  it.each<[string, VariantConfig]>([
    ['a text that says nothing of it', { content: { h1: { text: 'Sale' } } }],
    ['a template', { template: '#deal' }],
  ])('keeps the object from the server where the variant is %s', async (_what, variant) => {
    expect(await remembered(variant, { object })).toEqual({ hero: { variant: 'deal' } });
  });

  it.each<[string, VariantConfig, object]>([
    ['moves a price', { template: '#deal', price: { effect: 'lower', exempt: 'public-coupon' } }, {}],
    ['a rule may hold back on the next page', { template: '#deal' }, { fleeting: true }],
    ['hangs on the day', { template: '#deal', until: '2030-01-01' }, {}],
    ['hangs on the page’s language', { template: '#deal', locales: ['de'] }, {}],
    ['makes an offer', { template: '#deal', offer: { code: 'A' } }, {}],
  ])('does not hold a variant that %s', async (_what, variant, more) => {
    expect(await remembered(variant, more)).toBeUndefined();
    expect(cookies()).toBe('');
  });

  it('goes when nothing is decided any more', async () => {
    await remembered({ template: '#deal' });
    await remembered({ template: '#deal' }, { variant: 'default' });
    expect(cookies()).toBe('');
  });

  it('throws nothing where cookies are refused', async () => {
    vi.spyOn(document, 'cookie', 'set').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    await expect(remembered({ template: '#deal' })).resolves.toBeUndefined();
  });
});

describe('the cookie, when consent goes', () => {
  const config = { decisionCookie: true };
  beforeEach(() => {
    startAfresh();
    document.cookie = 'vitrine=1/1/zzzzzz&hero=deal;path=/';
    document.cookie = 'shop=1;path=/';
  });

  it.each(['personalize', 'persist'] as const)('goes in the task of a no to %s, on a page that never opened', (key) => {
    openVisited({ config }).consent.set({ [key]: 'denied' });
    expect([cookies(), cookieHeld()]).toEqual(['shop=1', undefined]);
  });

  it('goes in the task of a withdrawal', async () => {
    const { consent } = openVisited({ config });
    consent.set(BOTH);
    await settled();
    expect(cookieHeld()).toBe('1/1/zzzzzz&hero=deal');
    consent.set({ personalize: 'denied' });
    expect(cookies()).toBe('shop=1');
  });

  it('goes once the config is there, where the no came before', () => {
    const { consent, begin } = openVisited({ config, begins: false });
    consent.set({ personalize: 'denied' });
    begin();
    expect(cookies()).toBe('shop=1');
  });

  it('goes where the config switches everything off, and stays where nobody has answered', () => {
    openGated(config).vitrine.consent.set({ measure: 'denied' });
    expect(cookieHeld()).toBe('1/1/zzzzzz&hero=deal');
    openGated({ enabled: false, decisionCookie: true });
    expect(cookies()).toBe('shop=1');
  });

  it('goes with erase and stop, though localStorage is refused', () => {
    const storage = vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    void openVisited({ config }).visit.erase();
    expect(cookies()).toBe('shop=1');
    document.cookie = 'vitrine=1;path=/';
    openVisited({ config }).visit.stop();
    expect(cookies()).toBe('shop=1');
    storage.mockRestore();
  });

  it('is neither read nor written where the config does not ask for it', async () => {
    const [get, set] = [vi.spyOn(document, 'cookie', 'get'), vi.spyOn(document, 'cookie', 'set')];
    const { consent, visit } = openVisited();
    consent.set(BOTH);
    await settled();
    consent.set({ personalize: 'denied' });
    await visit.erase();
    expect([get.mock.calls.length, set.mock.calls.length]).toEqual([0, 0]);
    vi.restoreAllMocks();
  });
});
