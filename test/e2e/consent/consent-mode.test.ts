import { describeBanner } from './banner-matrix.js';

/** A shop's own banner that speaks Consent Mode: a default on every page, and an update for who has answered. */
const client = (usual: string) => `
window.dataLayer = window.dataLayer || [];
function gtag() { dataLayer.push(arguments); }
gtag('js', new Date());
const TYPES = { preferences: ['functionality_storage', 'personalization_storage'], statistics: ['analytics_storage'], marketing: ['ad_storage', 'ad_user_data', 'ad_personalization'] };
const words = (allowed) => Object.fromEntries(Object.entries(TYPES).flatMap(([key, types]) => types.map((type) => [type, allowed.includes(key) ? 'granted' : 'denied'])));
gtag('consent', 'default', { ...words(${usual}), wait_for_update: 300 });
const saved = localStorage.getItem('shop-consent');
if (saved !== null) gtag('consent', 'update', words(saved.split(',')));
// in pieces, since an update need not name all
const answer = (allowed) => {
  localStorage.setItem('shop-consent', allowed.join());
  for (const [type, word] of Object.entries(words(allowed))) gtag('consent', 'update', { [type]: word });
};
const banner = document.createElement('div');
banner.innerHTML = '<button id=all>All</button><button id=preferences>Preferences</button><button id=none>None</button>';
const show = () => document.body.append(banner);
if (document.body) show(); else addEventListener('DOMContentLoaded', show);
banner.addEventListener('click', ({ target }) => {
  if (target.id === 'all') answer(Object.keys(TYPES));
  if (target.id === 'preferences') answer(['preferences']);
  if (target.id === 'none') answer([]);
});`;

describeBanner('consent-mode', {
  files: () => ({ '/banner.js': client('[]'), '/presuming.js': client('Object.keys(TYPES)') }),
  html: '<script src="/banner.js"></script>',
  presuming: '<script src="/presuming.js"></script>',
  script: '/banner.js',
  asks: () => !!document.querySelector('#all'),
  accept: (page) => page.locator('#all').click(),
  allowPreferences: (page) => page.locator('#preferences').click(),
  withdraw: (page) => page.locator('#none').click(),
});
