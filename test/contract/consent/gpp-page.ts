import { afterEach, beforeEach, vi } from 'vitest';
import { openGppCmp, runGppStub, type GppApi, type GppChoice } from './gpp-cmp.js';
import { loadedFirst, openManagerPage, settled, type ManagerPage, type PageOptions } from './manager-page.js';

const GRANTED = {
  contextual: 'granted',
  persist: 'granted',
  personalize: 'granted',
  measure: 'granted',
  learn: 'granted',
  export: 'granted',
} as const;
export const ALL = Object.keys(GRANTED);
export const BUT_EXPORT = ALL.filter((key) => key !== 'export');

/** Another API in place of the one that stands. */
export const replaceGpp = (api: GppApi): void => void Object.assign(window, { __gpp: api });
export const standingGpp = () => window['__gpp' as never] as unknown as GppApi;

/** A page with the IAB's own API on which the shop's own words grant everything, for GPP can only close. */
export function eachGppPage() {
  const on = {
    page: undefined as unknown as ManagerPage,
    cmp: undefined as unknown as ReturnType<typeof openGppCmp>,
    install(sections?: readonly number[]) {
      runGppStub();
      on.cmp = openGppCmp(sections);
      on.cmp.start();
    },
    unload() {
      Reflect.deleteProperty(window, '__gpp');
      document.body.replaceChildren();
    },
    async begin(options: PageOptions = {}) {
      on.page = openManagerPage({ sources: ['gpp'], ...(await loadedFirst('gpp')), ...options });
      on.page.consent.set(GRANTED);
      await settled();
    },
    async choose(choice: GppChoice) {
      on.cmp.choose(choice);
      await settled();
    },
    /** Puts up an API that always answers the same. */
    always(ping: object) {
      replaceGpp((command, answer) => {
        const told = { eventName: 'listenerRegistered', listenerId: 0 };
        answer?.(command === 'ping' ? { cmpStatus: 'loaded', signalStatus: 'ready', ...ping } : told, true);
      });
    },
    /** What is granted with such an API. */
    async grantedWith(ping: object) {
      on.always(ping);
      await on.begin();
      on.page.stop();
      return on.page.granted();
    },
  };
  beforeEach(() => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  });
  afterEach(() => {
    on.page.stop();
    on.unload();
    localStorage.clear();
    vi.restoreAllMocks();
  });
  return on;
}
