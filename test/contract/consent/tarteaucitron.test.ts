// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadedFirst, looked, openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix, type Answer } from './matrix.js';
import { clearCookies } from './run-file.js';
import {
  installTarteaucitron,
  removeTarteaucitron,
  replaceTarteaucitron,
  type Service,
  type Tarteaucitron,
} from './tarteaucitron-double.js';

const SERVICES = { preferences: 'vitrine', statistics: 'matomo', marketing: 'pixel' } as const;
const ALL: Answer = { preferences: true, statistics: true, marketing: true };
const respond = (key: string, status: boolean) => globalThis.tarteaucitron.userInterface.respond(key, status);
const choose = (answer: Answer) => {
  for (const [key, service] of Object.entries(SERVICES)) respond(service, answer[key as keyof Answer]);
};
const chosenFor = (...services: Service[]) => services.map((service) => Object.assign({ needConsent: true }, service));
const vitrine = { key: 'vitrine', type: 'other' };

describeMatrix('tarteaucitron', {
  double: {
    install: () => installTarteaucitron(),
    choose,
    unload: removeTarteaucitron,
    reset: clearCookies,
    break() {
      const read = () => {
        throw new Error('broken');
      };
      globalThis.tarteaucitron = { ...globalThis.tarteaucitron, cookie: { read } } as unknown as Tarteaucitron;
    },
    replace: replaceTarteaucitron,
    // what its script is before `init`
    installStub() {
      globalThis.tarteaucitron = {
        ...({} as Tarteaucitron),
        services: {},
        state: {},
        user: {},
        parameters: {},
        job: undefined!,
      };
    },
    presume() {
      removeTarteaucitron();
      clearCookies();
      installTarteaucitron(undefined, { serviceDefaultState: true });
    },
  },
});

describe('tarteaucitron besides', () => {
  let page: ManagerPage;
  const begin = async (options: object = {}) => {
    page = openManagerPage({ sources: ['tarteaucitron'], ...(await loadedFirst('tarteaucitron')), ...options });
    await settled();
  };
  beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
  afterEach(() => {
    page.stop();
    removeTarteaucitron();
    clearCookies();
    vi.restoreAllMocks();
  });

  it.each([
    ['a service that needs no consent', [{ ...vitrine, needConsent: false }], {}],
    ['a service that is on by default', chosenFor({ ...vitrine, defaultState: true }), {}],
    ['services that are all on by default', chosenFor(vitrine), { serviceDefaultState: true }],
  ])('does not take it for a choice: %s', async (_, services, parameters) => {
    installTarteaucitron(services, parameters);
    expect(document.cookie).toContain('vitrine=true');
    await begin();
    await looked();
    expect(page.granted()).toEqual([]);
    expect(page.heard('tarteaucitron')!.note).toBe('no answer yet');
  });

  it('opens nothing where a scroll or a second page counts as consent', async () => {
    installTarteaucitron(undefined, { highPrivacy: false });
    await begin();
    choose(ALL);
    await looked();
    expect(page.granted()).toEqual([]);
    respond('matomo', false);
    expect(page.consent.get().measure).toBe('denied');
  });

  it('opens what the config says where the shop asks nobody outside the EU, and hears who refuses', async () => {
    installTarteaucitron(undefined, {}, { bypass: true });
    await begin();
    await looked();
    expect(page.granted()).toEqual([]);
    page.stop();
    await begin({ whereNotRequired: ['personalize', 'measure'] });
    expect(page.granted()).toEqual(['personalize', 'measure']);
    respond('matomo', false);
    expect(page.granted()).toEqual(['personalize']);
  });

  it('asks every service of a type, and takes a service by its whole key', async () => {
    installTarteaucitron(
      chosenFor(
        { key: 'ga', type: 'analytic' },
        { key: 'mega', type: 'analytic' },
        { key: 'ads', type: 'video' },
        { key: 'pixel', type: 'ads' },
      ),
    );
    await begin();
    respond('mega', true);
    await settled();
    expect(page.consent.get().measure).toBe('unknown');
    respond('ga', true);
    respond('pixel', true);
    await settled();
    expect(page.consent.get().measure).toBe('granted');
    // the service of that key goes before the type of that name
    expect(page.consent.get().export).toBe('unknown');
    respond('ads', true);
    await settled();
    expect(page.consent.get().export).toBe('granted');
  });

  it('has no word on what the shop does not ask for, though the cookie knows of it', async () => {
    installTarteaucitron();
    choose(ALL);
    removeTarteaucitron();
    installTarteaucitron(chosenFor({ key: 'matomo', type: 'analytic' }));
    await begin();
    expect(page.granted()).toEqual(['measure', 'learn']);
    expect(page.consent.get().personalize).toBe('unknown');
  });

  it('goes by the shop’s own map', async () => {
    installTarteaucitron();
    await begin({ map: { tarteaucitron: { personalize: ['matomo', 'pixel'], persist: ['analytic'] } } });
    respond('matomo', true);
    await settled();
    expect(page.granted()).toEqual(['persist', 'measure', 'learn']);
    respond('pixel', true);
    await settled();
    expect(page.consent.get().personalize).toBe('granted');
  });

  it('closes when another tab has saved a no, though this page’s state says yes', async () => {
    installTarteaucitron();
    await begin();
    choose(ALL);
    await settled();
    document.cookie = 'tarteaucitron=!vitrine=false!matomo=true!pixel=true; path=/';
    await looked();
    expect(page.granted()).toEqual(['measure', 'learn', 'export']);
    expect(page.consent.get().personalize).toBe('denied');
    clearCookies();
    await looked();
    expect(page.granted()).toEqual([]);
  });
});
