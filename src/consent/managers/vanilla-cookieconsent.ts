import { eachKnown } from './each-known.js';
import type { OpenManager } from './manager.js';
import { USUAL_CATEGORIES } from './usual-categories.js';

/** What it keeps of a choice. */
type Saved = Readonly<{
  categories?: readonly string[];
  services?: Readonly<Record<string, readonly string[]>>;
  consentTimestamp?: string;
  lastConsentTimestamp?: string;
}>;

type Api = Readonly<{
  validConsent(): boolean;
  acceptedCategory(name: string): boolean;
  getCookie?(): Saved;
  getConfig?(key: 'categories'): Readonly<Record<string, { readOnly?: boolean }>> | undefined;
}>;

/** True from `run()` to `reset()`. */
const RUNS = '_ccRun';

const isKept = ({ lastConsentTimestamp = '?' }: Saved) =>
  document.cookie.includes(encodeURIComponent(lastConsentTimestamp));

/**
 * vanilla-cookieconsent 3. A purpose of a map is a category, or `category:service`; of a category that nobody can refuse it has no word.
 *
 * Its API is on the window where its UMD file is, and where a module hands it over: `window.CookieConsent = CookieConsent`. Else only
 * what it tells on this page is heard, `cc:onConsent` and `cc:onChange`, as long as its cookie bears the time of that choice; a choice
 * of an earlier page is then as good as none, since nobody can tell whether the shop still holds it for valid. Where the API was there
 * and is gone, nothing is open until it is back.
 * @contract measured vanilla-cookieconsent 3.1.0
 */
export const open: OpenManager = ({ global, says, on, safe, changed, signal }) => {
  let told: Saved | undefined;
  let inCookie = false;
  let wasThere: unknown;
  const hear = safe((event: Event) => {
    told = (event as CustomEvent<{ cookie?: Saved } | null>).detail?.cookie;
    inCookie = !!told && isKept(told);
    changed();
  });
  for (const type of ['cc:onFirstConsent', 'cc:onConsent', 'cc:onChange']) addEventListener(type, hear, { signal });
  on('cc:onModalShow cc:onModalHide');
  return () => {
    const given = global('CookieConsent') as Api | undefined;
    const api = given?.validConsent && given;
    wasThere ||= api;
    if (api ? !api.validConsent() : !window[RUNS as never]) return;
    // who has taken the API away may have replaced what spoke by it
    if (!api && (wasThere || !told))
      return { says: says(USUAL_CATEGORIES, () => undefined), raw: null, note: 'needs window.CookieConsent' };
    // the API's own memory knows nothing of other tabs, but what it keeps is read anew
    const saved = api ? api.getCookie?.() : !inCookie || isKept(told!) ? told : {};
    if (saved && !saved.categories) return;
    const { categories, services = {}, lastConsentTimestamp, consentTimestamp } = saved ?? {};
    const config = api?.getConfig?.('categories');
    const ask = (purpose: string) => {
      const [category = '', service] = purpose.split(':');
      const isKnown = config ? config[category] : (services[category] ?? categories?.includes(category) ?? api);
      if (!isKnown || config?.[category]?.readOnly) return undefined;
      const isAllowed = categories?.includes(category) !== false && api?.acceptedCategory(category) !== false;
      return isAllowed && (!service || !!services[category]?.includes(service));
    };
    return {
      says: says(USUAL_CATEGORIES, (purpose) => eachKnown(purpose, ask)),
      raw: { categories, services },
      chosen: Date.parse(lastConsentTimestamp ?? consentTimestamp!) || undefined,
    };
  };
};
