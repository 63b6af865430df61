import { clearCookies } from './run-file.js';

export type Service = { key: string; type: string; needConsent?: boolean; defaultState?: unknown };

export type Tarteaucitron = {
  cookie: { read(): string; create(key: string, status: unknown): void };
  job: string[];
  parameters: { cookieName?: string; highPrivacy?: boolean; serviceDefaultState?: unknown };
  services: Record<string, Service>;
  state: Record<string, boolean>;
  user: { bypass?: boolean };
  userInterface: { respond(key: string, status: boolean): void };
};

declare global {
  // the client's own global
  var tarteaucitron: Tarteaucitron;
}

const tell = (type: string) => document.dispatchEvent(new Event(type));

const SERVICES: readonly Service[] = [
  { key: 'vitrine', type: 'other', needConsent: true },
  { key: 'matomo', type: 'analytic', needConsent: true },
  { key: 'pixel', type: 'ads', needConsent: true },
];

/**
 * tarteaucitron without its face: its cookie and its events in the order of its source, 1.34.0. The client itself loads its texts by
 * scripts, and runs in the tests of the browser.
 */
export function installTarteaucitron(
  services: readonly Service[] = SERVICES,
  parameters: object = {},
  user: object = {},
): void {
  const read = () => /tarteaucitron=([^;]*)/.exec(document.cookie)?.[1] ?? '';
  const state: Record<string, boolean> = {};
  const create = (key: string, status: unknown) => {
    const others = read().replace(new RegExp(`!${key}=(wait|true|false)`, 'g'), '');
    document.cookie = `tarteaucitron=${others}!${key}=${status}; path=/; samesite=lax`;
    tell('tac.consent_updated');
  };
  const respond = (key: string, status: boolean) => {
    if (state[key] === status) return;
    tell(`${key}_consentMode${status ? 'Ok' : 'Ko'}`);
    state[key] = status;
    create(key, status);
    tell(`${key}_${status ? 'allowed' : 'disallowed'}`);
  };
  globalThis.tarteaucitron = {
    cookie: { read, create },
    job: services.map(({ key }) => key),
    parameters: { cookieName: 'tarteaucitron', highPrivacy: true, serviceDefaultState: 'wait', ...parameters },
    services: Object.fromEntries(services.map((service) => [service.key, service])),
    state,
    user,
    userInterface: { respond },
  };
  dispatchEvent(new Event('tac.root_available'));
  const { parameters: used } = globalThis.tarteaucitron;
  for (const { key, needConsent, defaultState = used.serviceDefaultState } of services) {
    const saved = new RegExp(`!${key}=(\\w+)`).exec(read())?.[1];
    const isAnswered = saved === 'true' || saved === 'false';
    const bypass = globalThis.tarteaucitron.user.bypass === true;
    if (saved === 'false') state[key] = false;
    else if (saved === 'true' || !needConsent || bypass) {
      if (!isAnswered) create(key, true);
      state[key] = true;
    } else {
      create(key, defaultState);
      if (typeof defaultState === 'boolean') state[key] = defaultState;
    }
    tell(`${key}_added`);
  }
}

export function removeTarteaucitron(): void {
  delete (globalThis as { tarteaucitron?: Tarteaucitron }).tarteaucitron;
}

export function replaceTarteaucitron(): void {
  clearCookies();
  installTarteaucitron();
}
