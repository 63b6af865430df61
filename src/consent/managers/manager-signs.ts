import { iabFrame } from './iab-frame.js';
import type { ManagerName } from './manager-names.js';

type Global = (usual: string) => unknown;

const has = (global: Global, name: string, ...members: readonly string[]): boolean => {
  const found = Object(global(name)) as Record<string, unknown>;
  return members.every((member) => found[member]);
};

/** Every Google tag brings a store of consent; one that was told nothing is no sign. */
const isTagTold = (): unknown => {
  const { ics } = Object(Object(window)['google_tag_data']) as { ics?: { entries?: object } };
  return ics?.entries ? Object.keys(ics.entries).length : ics;
};

/** Whether the page shows a sign of a manager. Cheap: asked again with every script that loads. */
export const MANAGER_SIGNS: Readonly<Record<ManagerName, (global: Global) => unknown>> = {
  tcf: (global) => global('__tcfapi') ?? iabFrame('__tcfapiLocator'),
  gpp: (global) => global('__gpp') ?? iabFrame('__gppLocator'),
  usp: (global) => global('__uspapi') ?? iabFrame('__uspapiLocator'),
  'consent-mode': (global) =>
    isTagTold() || [global('dataLayer') ?? []].flat().some((entry) => Object(entry)[0] === 'consent'),
  onetrust: (global) => global('OneTrust') ?? global('OptanonActiveGroups') ?? global('OnetrustActiveGroups'),
  cookiebot: (global) => global('Cookiebot'),
  usercentrics: (global) => global('__ucCmp') ?? global('UC_UI'),
  didomi: (global) => global('Didomi') ?? global('didomiOnReady'),
  cookieyes: (global) => global('getCkyConsent'),
  osano: (global) => has(global, 'Osano', 'cm'),
  klaro: (global) => has(global, 'klaro', 'getManager') || global('klaroConfig'),
  'vanilla-cookieconsent': (global) => has(global, 'CookieConsent', 'validConsent') || '_ccRun' in window,
  c15t: (global) => global('c15tStore'),
  tarteaucitron: (global) => global('tarteaucitron'),
  shopify: (global) => has(global, 'Shopify', 'customerPrivacy') || has(global, 'Shopify', 'loadFeatures'),
  silktide: (global) => global('silktideConsentManager'),
  'wp-consent-api': (global) => global('wp_has_consent'),
};
