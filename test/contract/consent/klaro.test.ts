// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadedFirst, looked, openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix, type Answer } from './matrix.js';
import { clearCookies, runFile } from './run-file.js';

type Watcher = { update(manager: unknown, name: string): void };
type Manager = {
  confirmed: boolean;
  updateConsent(name: string, value: boolean): void;
  saveAndApplyConsents(): void;
  applyConsents(): void;
  resetConsents(): void;
  watchers: Set<Watcher>;
};
type Klaro = { setup(config: object): void; getManager(config?: object): Manager; show(): void };

declare global {
  // the client's own global
  var klaro: Klaro;
}

const services = [
  { name: 'chat', purposes: ['functional'] },
  { name: 'matomo', purposes: ['analytics'] },
  { name: 'pixel', purposes: ['marketing'] },
  { name: 'cart', purposes: ['functional'], required: true },
];
const config = { version: 1, services, translations: { en: {} }, lang: 'en' };
const SERVICES = { preferences: 'chat', statistics: 'matomo', marketing: 'pixel' } as const;
const ALL: Answer = { preferences: true, statistics: true, marketing: true };

const install = (more: object = {}) => {
  runFile('klaro/dist/klaro-no-css.js');
  globalThis.klaro.setup({ ...config, ...more });
};
const choose = (answer: Answer) => {
  const manager = globalThis.klaro.getManager();
  for (const [name, service] of Object.entries(SERVICES)) manager.updateConsent(service, answer[name as keyof Answer]);
  manager.saveAndApplyConsents();
};
const unload = () => {
  delete (globalThis as { klaro?: Klaro }).klaro;
  document.body.innerHTML = '';
};

// the client tells the console what it leaves alone
vi.spyOn(console, 'debug').mockImplementation(() => undefined);

describeMatrix('klaro', {
  double: {
    install,
    choose,
    unload,
    reset: clearCookies,
    break() {
      globalThis.klaro = {
        getManager: () => {
          throw new Error('broken');
        },
      } as unknown as Klaro;
    },
    replace() {
      clearCookies();
      document.body.innerHTML = '';
      install();
    },
    presume() {
      for (const name of Object.values(SERVICES)) globalThis.klaro.getManager().updateConsent(name, true);
    },
  },
});

describe('Klaro besides', () => {
  let page: ManagerPage;
  const begin = async (options: object = {}) => {
    page = openManagerPage({ sources: ['klaro'], ...(await loadedFirst('klaro')), ...options });
    await settled();
  };
  const toggle = (name: string, value: boolean) => globalThis.klaro.getManager().updateConsent(name, value);
  afterEach(() => {
    page.stop();
    unload();
    clearCookies();
  });

  it('does not take a service that is on by default for a choice', async () => {
    install({ services: services.map((service) => ({ ...service, default: true })) });
    await begin();
    await looked();
    expect(page.granted()).toEqual([]);
    expect(page.heard('klaro')!.note).toBe('no answer yet');
  });

  it('hears a switch only when it is saved', async () => {
    install();
    await begin();
    choose({ ...ALL, marketing: false });
    await settled();
    toggle('pixel', true);
    await looked();
    expect(page.consent.get().export).toBe('denied');
    toggle('pixel', false);
    toggle('matomo', false);
    await looked();
    expect(page.consent.get().measure).toBe('granted');
    globalThis.klaro.getManager().saveAndApplyConsents();
    expect(page.consent.get().measure).toBe('denied');
  });

  it('closes what is applied without being saved', async () => {
    install();
    await begin();
    choose(ALL);
    await settled();
    toggle('matomo', false);
    globalThis.klaro.getManager().applyConsents();
    expect(page.consent.get().measure).toBe('denied');
  });

  it('closes in the same task when the choice is reset, of which nothing is saved', async () => {
    install();
    await begin();
    choose(ALL);
    await settled();
    globalThis.klaro.getManager().resetConsents();
    expect(page.granted()).toEqual([]);
    expect(page.consent.get().personalize).toBe('unknown');
  });

  it('does not let a service that nobody can refuse stand for its purpose', async () => {
    install({ services: services.filter(({ name }) => name !== 'chat') });
    await begin();
    choose(ALL);
    await settled();
    expect(page.granted()).toEqual(['measure', 'learn', 'export']);
    expect(page.consent.get().personalize).toBe('unknown');
  });

  it('asks every service of a purpose, and every purpose that goes by a usual name', async () => {
    install({ services: [...services, { name: 'ads', purposes: ['advertising'] }] });
    await begin();
    choose(ALL);
    await settled();
    expect(page.consent.get().export).toBe('denied');
    toggle('ads', true);
    globalThis.klaro.getManager().saveAndApplyConsents();
    await settled();
    expect(page.consent.get().export).toBe('granted');
  });

  it('goes by services or purposes of the shop’s own map', async () => {
    install({ services: [...services, { name: 'vitrine', purposes: ['comfort'] }] });
    await begin({ map: { klaro: { personalize: ['comfort'], persist: ['vitrine'], measure: ['no such'] } } });
    choose(ALL);
    toggle('vitrine', true);
    globalThis.klaro.getManager().saveAndApplyConsents();
    await settled();
    expect(page.consent.get()).toMatchObject({ personalize: 'granted', persist: 'granted', measure: 'unknown' });
  });

  it('closes when another tab has saved a no or taken the cookie away', async () => {
    install();
    await begin();
    choose(ALL);
    await settled();
    const all = document.cookie;
    document.cookie = `klaro=${encodeURIComponent(JSON.stringify({ chat: false, matomo: true, pixel: true, cart: true }))}; path=/`;
    await looked();
    expect(page.granted()).toEqual(['measure', 'learn', 'export']);
    clearCookies();
    await looked();
    expect(page.granted()).toEqual([]);
    document.cookie = `${all}; path=/`;
  });

  it('is never the first to ask for the manager, which would run the shop’s services', async () => {
    runFile('klaro/dist/klaro-no-css.js');
    const called: string[] = [];
    const readyState = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    globalThis.klaro.setup({ ...config, callback: (_: boolean, { name }: { name: string }) => called.push(name) });
    await begin();
    await looked();
    expect(called).toEqual([]);
    readyState.mockRestore();
    dispatchEvent(new Event('DOMContentLoaded'));
    await settled();
    expect(called.length).toBe(services.length);
    choose(ALL);
    await settled();
    expect(page.consent.get().personalize).toBe('granted');
  });

  it('takes its watcher away at the end', async () => {
    install();
    const before = globalThis.klaro.getManager().watchers.size;
    await begin();
    choose(ALL);
    expect(globalThis.klaro.getManager().watchers.size).toBe(before + 1);
    page.stop();
    expect(globalThis.klaro.getManager().watchers.size).toBe(before);
  });
});
