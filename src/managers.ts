import type { ManagerFiles } from './consent/managers/manager.js';

/** Every file of a consent manager, by its name between `vitrine.` and `.js`. */
export const MANAGERS: { readonly [Name in keyof ManagerFiles]: () => Promise<ManagerFiles[Name]> } = {
  'consent.tcf': () => import('./consent/managers/tcf.js'),
  'consent.gpp': () => import('./consent/managers/gpp.js'),
  'consent.usp': () => import('./consent/managers/usp.js'),
  'consent.consent-mode': () => import('./consent/managers/consent-mode.js'),
  'consent.onetrust': () => import('./consent/managers/onetrust.js'),
  'consent.cookiebot': () => import('./consent/managers/cookiebot.js'),
  'consent.usercentrics': () => import('./consent/managers/usercentrics.js'),
  'consent.didomi': () => import('./consent/managers/didomi.js'),
  'consent.cookieyes': () => import('./consent/managers/cookieyes.js'),
  'consent.osano': () => import('./consent/managers/osano.js'),
  'consent.klaro': () => import('./consent/managers/klaro.js'),
  'consent.vanilla-cookieconsent': () => import('./consent/managers/vanilla-cookieconsent.js'),
  'consent.c15t': () => import('./consent/managers/c15t.js'),
  'consent.tarteaucitron': () => import('./consent/managers/tarteaucitron.js'),
  'consent.shopify': () => import('./consent/managers/shopify.js'),
  'consent.silktide': () => import('./consent/managers/silktide.js'),
  'consent.wp-consent-api': () => import('./consent/managers/wp-consent-api.js'),
};
