// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { loadedFirst, looked, openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix, type Answer } from './matrix.js';
import { clearCookies, runFile } from './run-file.js';

type Api = {
  run(config: object): Promise<void>;
  acceptCategory(names: string[]): void;
  acceptService(services: string[], category: string): void;
  reset(cookie: boolean): void;
  validConsent(): boolean;
};

const RUNS = '_ccRun';
const page$ = globalThis as { CookieConsent?: Api; [RUNS]?: boolean };
const api = () => page$.CookieConsent!;
const categories = { necessary: { readOnly: true }, functionality: {}, analytics: {}, marketing: {} };
const config = {
  hideFromBots: false,
  categories,
  cookie: { secure: false },
  language: { default: 'en', translations: { en: { consentModal: { title: 'Cookies' } } } },
};
const NAMES = { preferences: 'functionality', statistics: 'analytics', marketing: 'marketing' } as const;
const ALL: Answer = { preferences: true, statistics: true, marketing: true };

const install = (more: object = {}) => {
  runFile('vanilla-cookieconsent/dist/cookieconsent.umd.js');
  return api().run({ ...config, ...more });
};
const choose = (answer: Answer) =>
  api().acceptCategory(Object.entries(NAMES).flatMap(([key, name]) => (answer[key as keyof Answer] ? [name] : [])));
const unload = () => {
  page$.CookieConsent?.reset?.(false);
  delete page$.CookieConsent;
  delete page$[RUNS];
};

describeMatrix('vanilla-cookieconsent', {
  double: {
    install,
    choose,
    unload,
    reset: clearCookies,
    break() {
      const broken = () => {
        throw new Error('broken');
      };
      page$.CookieConsent = { validConsent: broken } as unknown as Api;
    },
    replace() {
      clearCookies();
      delete page$[RUNS];
      return install();
    },
    async presume() {
      unload();
      const enabled = { enabled: true };
      await install({
        mode: 'opt-out',
        categories: { ...categories, functionality: enabled, analytics: enabled, marketing: enabled },
      });
      dispatchEvent(new CustomEvent('cc:onConsent', { detail: { cookie: { categories: Object.keys(categories) } } }));
    },
  },
});

describe('vanilla-cookieconsent besides', () => {
  let page: ManagerPage;
  const begin = async (options: object = {}) => {
    page = openManagerPage({
      sources: ['vanilla-cookieconsent'],
      ...(await loadedFirst('vanilla-cookieconsent')),
      ...options,
    });
    await settled();
  };
  const heard = () => page.heard('vanilla-cookieconsent')!;
  afterEach(() => {
    page.stop();
    unload();
    clearCookies();
  });

  it('closes after a reset, of which no event tells', async () => {
    await install();
    await begin();
    choose(ALL);
    await settled();
    api().reset(true);
    await looked();
    expect(page.granted()).toEqual([]);
    expect(page.consent.get().personalize).toBe('unknown');
  });

  it('takes the time of the choice, and lets it lapse', async () => {
    await install();
    choose(ALL);
    await begin();
    expect(heard().chosen).toBeCloseTo(Date.now(), -4);
    page.stop();
    const saved = JSON.parse(decodeURIComponent(/cc_cookie=([^;]+)/.exec(document.cookie)![1]!));
    const old = new Date(Date.now() - 100 * 86_400_000).toISOString();
    document.cookie = `cc_cookie=${encodeURIComponent(JSON.stringify({ ...saved, lastConsentTimestamp: old }))}; path=/`;
    unload();
    await install();
    await begin({ maxAge: 99 });
    expect(heard().chosen).toBe(Date.parse(old));
    expect(page.granted()).toEqual([]);
    page.stop();
    await begin({ maxAge: 101 });
    expect(page.granted()).toHaveLength(6);
  });

  it('closes when its global is taken away, and opens when it is back', async () => {
    await install();
    await begin();
    choose(ALL);
    await settled();
    expect(page.granted()).toHaveLength(6);
    const its = api();
    delete page$.CookieConsent;
    await looked();
    expect(page.granted()).toEqual([]);
    expect(heard().note).toMatch(/CookieConsent/);
    // nor by what it tells of the choice of before
    its.acceptCategory(['functionality']);
    await looked();
    expect(page.granted()).toEqual([]);
    page$.CookieConsent = its;
    await looked();
    expect(page.granted()).toContain('personalize');
  });

  it('does not count a choice of an older revision', async () => {
    await install({ revision: 1 });
    choose(ALL);
    unload();
    await install({ revision: 2 });
    await begin();
    await looked();
    expect(page.granted()).toEqual([]);
  });

  it('does not let a category that nobody can refuse stand for anything', async () => {
    await install({ categories: { ...categories, functionality: { readOnly: true } } });
    await begin();
    choose({ preferences: false, statistics: false, marketing: false });
    await settled();
    expect(page.consent.get()).toMatchObject({ personalize: 'unknown', measure: 'denied' });
  });

  it('hears a service, and loses the category with its last one', async () => {
    await install({ categories: { ...categories, marketing: { services: { meta: {}, vitrine: {} } } } });
    await begin({ map: { 'vanilla-cookieconsent': { export: ['marketing:vitrine'], learn: ['marketing'] } } });
    choose(ALL);
    await settled();
    expect(page.consent.get()).toMatchObject({ export: 'granted', learn: 'granted' });
    api().acceptService(['meta'], 'marketing');
    await settled();
    expect(page.consent.get()).toMatchObject({ export: 'denied', learn: 'granted' });
    api().acceptService([], 'marketing');
    expect(page.consent.get()).toMatchObject({ export: 'denied', learn: 'denied' });
  });

  it('closes when another tab has saved a no, though its own memory says yes', async () => {
    await install();
    await begin();
    choose(ALL);
    await settled();
    const saved = JSON.parse(decodeURIComponent(/cc_cookie=([^;]+)/.exec(document.cookie)![1]!));
    document.cookie = `cc_cookie=${encodeURIComponent(JSON.stringify({ ...saved, categories: ['necessary'] }))}; path=/`;
    await looked();
    expect(page.consent.get().personalize).toBe('denied');
  });

  describe('without its global, as a module', () => {
    const installModule = async (more: object = {}) => {
      await install(more);
      const module = api();
      delete page$.CookieConsent;
      return module;
    };

    it('opens by what it tells on this page, narrows in the same task, and closes after a reset', async () => {
      const module = await installModule({ cookie: { secure: false, name: 'shop_cookies' } });
      await begin();
      expect(heard().note).toMatch(/CookieConsent/);
      module.acceptCategory(['functionality', 'analytics']);
      await settled();
      expect(page.granted()).toEqual(['contextual', 'persist', 'personalize', 'measure', 'learn']);
      expect(page.consent.get().export).toBe('denied');
      module.acceptCategory(['functionality']);
      expect(page.consent.get().measure).toBe('denied');
      module.reset(true);
      await looked();
      expect(page.granted()).toEqual([]);
    });

    it('closes when another tab has chosen anew or taken the cookie away', async () => {
      const module = await installModule();
      await begin();
      module.acceptCategory(['functionality']);
      await settled();
      expect(page.consent.get().personalize).toBe('granted');
      clearCookies();
      await looked();
      expect(page.granted()).toEqual([]);
    });

    it('says what it needs where the choice is of an earlier page, and opens once handed over', async () => {
      await install();
      choose(ALL);
      unload();
      const module = await installModule();
      await begin();
      await looked();
      expect(page.granted()).toEqual([]);
      expect(heard().note).toMatch(/CookieConsent/);
      page$.CookieConsent = module;
      await looked();
      expect(page.granted()).toHaveLength(6);
      module.reset(false);
    });
  });
});
