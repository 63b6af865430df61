import type { OpenManager } from './manager.js';
import { tellChoice } from './tell-choice.js';
import { usualMap } from './usual-map.js';

const USUAL = usualMap('preferences', 'analytics', 'marketing');

/** Shops name the categories themselves; these are in use for the same. */
const ALSO: Readonly<Record<string, string>> = {
  preferences: 'functional',
  analytics: 'statistics',
  marketing: 'advertising',
};

type Silktide = Readonly<{ getInstance?: () => { config?: { namespace?: string } } | null | undefined }>;

/**
 * Silktide Consent Manager 2: its state is what it keeps in localStorage, which all tabs share; that is read, and nothing of it written.
 * The event that it pushes into the data layer has a name of the shop's and also comes before any choice, so that it is not heard: what
 * is heard is the click that makes the choice, after the manager's own listener, and the change that another tab makes. The page may be
 * loaded anew a moment after a withdrawal.
 *
 * @contract documented: the source of silktide.com/consent-manager 2.0.
 */
export const open: OpenManager = (tools) => {
  tools.on('click storage');
  return () => {
    const instance = (Object(tools.global('silktideConsentManager')) as Silktide).getInstance?.();
    if (!instance) return undefined;
    const { namespace } = instance.config ?? {};
    const read = (key: string) => localStorage.getItem(`stcm.${namespace ? `${namespace}.` : ''}${key}`);
    const raw: Record<string, string | null> = { hasConsented: read('hasConsented') };
    return tellChoice(tools, USUAL, {
      isAllowed(id) {
        const value = (raw[id] = read(`consent.${id}`) ?? read(`consent.${ALSO[id]}`));
        return value === null ? undefined : value === 'true';
      },
      answered: raw['hasConsented'] !== null,
      raw,
    });
  };
};
