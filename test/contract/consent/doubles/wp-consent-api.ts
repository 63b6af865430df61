import type { Answer, Double } from '../double.js';
import { fault, page, tell } from './kept-answer.js';

const CATEGORIES = { preferences: 'preferences', statistics: 'statistics', marketing: 'marketing' } as const;

/** WP Consent API: cookies by category, and a function that also says yes where no type is set, or where one opts out. */
export function wpConsentApi(prefix = 'wp_consent'): Double & { type(name: string | undefined): void } {
  const cookie = (category: string) => `; ${document.cookie}`.split(`; ${prefix}_${category}=`)[1]?.split(';')[0] ?? '';
  const set = (category: string, value: string) => {
    document.cookie = `${prefix}_${category}=${value}; path=/`;
    tell('wp_listen_for_consent_change', { [category]: value }, document);
  };
  return {
    install() {
      page['wp_consent_type'] = 'optin';
      if (prefix !== 'wp_consent') page['consent_api'] = { cookie_prefix: prefix };
      page['wp_has_consent'] = (category: string) => {
        const type = page['wp_consent_type'] ?? page['wp_fallback_consent_type'];
        if (!type || (type.includes('optout') && !cookie(category))) return true;
        return cookie(category) === 'allow';
      };
      set('functional', 'allow');
      tell('wp_consent_type_defined', undefined, document);
    },
    choose(answer: Answer) {
      for (const kind of Object.keys(CATEGORIES) as (keyof Answer)[])
        set(CATEGORIES[kind], answer[kind] ? 'allow' : 'deny');
    },
    unload() {
      for (const name of ['wp_has_consent', 'wp_consent_type', 'consent_api', 'waitfor_consent_hook'])
        delete page[name];
    },
    reset() {
      for (const category of ['functional', ...Object.values(CATEGORIES)])
        document.cookie = `${prefix}_${category}=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT`;
    },
    break() {
      page['wp_has_consent'] = fault;
    },
    presume() {
      delete page['wp_consent_type'];
      tell('wp_consent_type_defined', undefined, document);
    },
    type(name) {
      page['wp_consent_type'] = name;
      tell('wp_consent_type_defined', undefined, document);
    },
  };
}
