/** The consent managers that can be heard, each by a file of its own; `gpc` and `dnt` need none. */
export const MANAGER_NAMES = [
  'tcf',
  'gpp',
  'usp',
  'consent-mode',
  'onetrust',
  'cookiebot',
  'usercentrics',
  'didomi',
  'cookieyes',
  'osano',
  'klaro',
  'vanilla-cookieconsent',
  'c15t',
  'tarteaucitron',
  'shopify',
  'silktide',
  'wp-consent-api',
] as const;

export type ManagerName = (typeof MANAGER_NAMES)[number];
