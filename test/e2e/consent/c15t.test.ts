import { bundleClient } from '../shops/layers/bundle-client.js';
import { describeBanner } from './banner-matrix.js';

/** c15t has no face of its own without a framework: the shop's banner, wired as its manual says. */
const shop = (country: string) => `
import { getOrCreateConsentRuntime } from 'c15t';
const { consentStore } = getOrCreateConsentRuntime({
  mode: 'offline',
  consentCategories: ['necessary', 'functionality', 'experience', 'measurement', 'marketing'],
  overrides: { country: '${country}' },
});
const banner = document.createElement('div');
banner.id = 'banner';
banner.innerHTML = '<button id=all>All</button><button id=preferences>Preferences</button><button id=none>None</button>';
const show = () => document.body.append(banner);
if (document.body) show(); else addEventListener('DOMContentLoaded', show);
banner.addEventListener('click', ({ target }) => {
  const { id } = target as Element;
  const state = consentStore.getState();
  if (id === 'all') void state.saveConsents('all');
  if (id === 'none') void state.saveConsents('necessary');
  if (id !== 'preferences') return;
  for (const name of ['functionality', 'experience'] as const) state.setSelectedConsent(name, true);
  void state.saveConsents('custom');
});`;

describeBanner('c15t', {
  files: async () => ({ '/c15t.js': await bundleClient(shop('DE')), '/c15t-us.js': await bundleClient(shop('US')) }),
  html: '<script src="/c15t.js"></script>',
  presuming: '<script src="/c15t-us.js"></script>',
  script: '/c15t.js',
  asks: () => !!document.querySelector('#banner #all'),
  accept: (page) => page.locator('#all').click(),
  allowPreferences: (page) => page.locator('#preferences').click(),
  // reloads the page
  async withdraw(page) {
    const reloaded = page.waitForEvent('load');
    await page.locator('#none').click();
    await reloaded;
  },
});
