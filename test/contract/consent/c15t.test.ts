// @vitest-environment happy-dom
import { clearConsentRuntimeCache, getOrCreateConsentRuntime } from 'c15t';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadedFirst, looked, openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix, type Answer } from './matrix.js';
import { clearCookies } from './run-file.js';

type Options = Parameters<typeof getOrCreateConsentRuntime>[0];
type Store = ReturnType<typeof getOrCreateConsentRuntime>['consentStore'];

const page$ = globalThis as { c15tStore?: Store };
const state = () => page$.c15tStore!.getState();
const CATEGORIES = {
  preferences: ['functionality', 'experience'],
  statistics: ['measurement'],
  marketing: ['marketing'],
} as const;
const ALL: Answer = { preferences: true, statistics: true, marketing: true };
const NONE: Answer = { preferences: false, statistics: false, marketing: false };
const config = {
  mode: 'offline',
  consentCategories: ['necessary', 'functionality', 'experience', 'measurement', 'marketing'],
  overrides: { country: 'DE' },
};

/** Until it is loaded. */
const install = async (more: object = {}) => {
  const options: object = { ...config, reloadOnConsentRevoked: false, ...more };
  const { consentStore } = getOrCreateConsentRuntime(options as Options);
  await vi.waitFor(() => expect(consentStore.getState().isLoadingConsentInfo).toBe(false));
};
const choose = (answer: Answer) => {
  const { setSelectedConsent, saveConsents } = state();
  for (const [key, categories] of Object.entries(CATEGORIES))
    for (const category of categories) setSelectedConsent(category, answer[key as keyof Answer]);
  return saveConsents('custom');
};
const unload = () => {
  clearConsentRuntimeCache();
  delete page$.c15tStore;
};
const reset = () => {
  clearCookies();
  localStorage.clear();
};

describeMatrix('c15t', {
  // it takes its policy's fingerprint, by a promise, before it takes an answer
  narrowsLater: true,
  settle: () => new Promise((done) => setTimeout(done, 20)),
  double: {
    install,
    choose,
    unload,
    reset,
    break() {
      page$.c15tStore = {
        getState() {
          throw new Error('broken');
        },
        subscribe: () => () => undefined,
      } as unknown as Store;
    },
    async replace() {
      unload();
      reset();
      await install();
    },
    async presume() {
      unload();
      await install({ overrides: { country: 'US', region: 'CA' } });
    },
  },
});

describe('c15t besides', () => {
  let page: ManagerPage;
  const begin = async (options: object = {}) => {
    page = openManagerPage({ sources: ['c15t'], ...(await loadedFirst('c15t')), ...options });
    await settled();
  };
  const later = () => settled(6);
  beforeEach(() => {
    reset();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  });
  afterEach(() => {
    page.stop();
    unload();
    reset();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('closes in the same task in which it takes a withdrawal, before it reloads the page', async () => {
    await install({ reloadOnConsentRevoked: true });
    const seen: unknown[] = [];
    vi.spyOn(location, 'reload').mockImplementation(() => void seen.push(page.granted()));
    await begin();
    await choose(ALL);
    await later();
    expect(page.granted()).toHaveLength(6);
    await choose(NONE);
    expect(seen).toEqual([[]]);
    expect(page.consent.get().personalize).toBe('denied');
  });

  it('does not take it for a choice when it is switched off and allows all', async () => {
    await install({ enabled: false });
    expect(state().has('marketing')).toBe(true);
    await begin();
    await looked();
    expect(page.granted()).toEqual([]);
    expect(page.heard('c15t')!.note).toBe('no answer yet');
  });

  it('takes the time of the choice', async () => {
    await install();
    await choose(ALL);
    await begin();
    expect(page.heard('c15t')!.chosen).toBe(state().consentInfo!.time);
    page.stop();
    page$.c15tStore!.setState({ consentInfo: { ...state().consentInfo!, time: Date.now() - 400 * 86_400_000 } });
    await begin();
    expect(page.granted()).toEqual([]);
  });

  it('has no word on a category that the shop does not ask for', async () => {
    await install({ consentCategories: ['necessary', 'measurement', 'marketing'] });
    await begin();
    await state().saveConsents('all');
    await later();
    expect(page.granted()).toEqual(['measure', 'learn', 'export']);
    expect(page.consent.get().personalize).toBe('unknown');
  });

  it('closes when the choice is reset, of which no callback tells', async () => {
    await install();
    await begin();
    await choose(ALL);
    await later();
    state().resetConsents();
    expect(page.granted()).toEqual([]);
    expect(page.consent.get().personalize).toBe('unknown');
  });

  it('waits until a choice of before is held against the present policy, and does not close for a change of language', async () => {
    await install();
    await choose(ALL);
    const kept = page$.c15tStore!;
    kept.setState({ isLoadingConsentInfo: true });
    await begin();
    expect(page.granted()).toEqual([]);
    kept.setState({ isLoadingConsentInfo: false });
    await settled();
    expect(page.granted()).toHaveLength(6);
    kept.setState({ isLoadingConsentInfo: true });
    expect(page.granted()).toHaveLength(6);
  });

  it('hears another namespace, and a map of the shop’s own', async () => {
    await install({ namespace: 'shopConsent' });
    const global$ = globalThis as { shopConsent?: Store };
    await begin({ globals: { c15t: 'shopConsent' }, map: { c15t: { personalize: ['marketing'] } }, sources: 'auto' });
    expect(page$.c15tStore).toBeUndefined();
    global$.shopConsent!.getState().setSelectedConsent('marketing', true);
    await global$.shopConsent!.getState().saveConsents('custom');
    await later();
    expect(page.granted()).toEqual(['personalize', 'export']);
    delete global$.shopConsent;
  });

  describe('where no law asks for consent', () => {
    const whereNotRequired = ['personalize', 'persist', 'export'];
    const tell = (more: object) => {
      const told = {
        hasFetchedBanner: true,
        initDataSource: 'backend',
        model: null,
        consentInfo: null,
        isLoadingConsentInfo: false,
      };
      page$.c15tStore!.setState({ ...told, ...more } as never);
    };

    it('opens what the config says, when a server has said so', async () => {
      await install();
      await begin({ whereNotRequired });
      tell({ model: null });
      await settled();
      expect(page.granted()).toEqual([]);
      const consents = { necessary: true, functionality: true, experience: true, measurement: true, marketing: true };
      tell({ model: 'opt-out', consents });
      await settled();
      expect(page.granted()).toEqual(['persist', 'personalize', 'export']);
    });

    it('keeps closed what Global Privacy Control refuses', async () => {
      await install();
      await begin({ whereNotRequired });
      const consents = { necessary: true, functionality: true, experience: true, measurement: false, marketing: false };
      tell({ model: 'opt-out', consents });
      await settled();
      expect(page.granted()).toEqual(['persist', 'personalize']);
      expect(page.consent.get().export).toBe('denied');
    });

    it('does not believe it where its server was out of reach, nor without the config', async () => {
      await install({ overrides: {} });
      await begin({ whereNotRequired });
      const consents = { necessary: true, functionality: true, experience: true, measurement: true, marketing: true };
      for (const more of [
        { initDataSource: 'offline-fallback' },
        { initDataSource: 'offline-mode' },
        { model: 'opt-in' },
        { hasFetchedBanner: false },
      ]) {
        tell({ model: 'opt-out', consents, lastBannerFetchData: null, ...more });
        await settled();
        expect({ more, granted: page.granted() }).toEqual({ more, granted: [] });
      }
      page.stop();
      await begin();
      tell({ model: 'opt-out', consents });
      await looked();
      expect(page.granted()).toEqual([]);
    });
  });
});
