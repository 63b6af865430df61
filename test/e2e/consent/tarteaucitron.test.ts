import { readFileSync, statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeBanner } from './banner-matrix.js';

const SERVICES = [
  ['vitrine', 'other'],
  ['shopstats', 'analytic'],
  ['shopads', 'ads'],
] as const;

/** Services of the shop's own, as its manual has it; `more` is code for each. */
const html = (more = '') => `
<script src="/tac/tarteaucitron.js"></script>
<script>
if (window.tarteaucitron) {
  tarteaucitron.init({ privacyUrl: '', highPrivacy: true, orientation: 'bottom', showIcon: false, DenyAllCta: true, AcceptAllCta: true, removeCredit: true, handleBrowserDNTRequest: false, googleConsentMode: false, useExternalCss: false, partnersList: false });
  tarteaucitron.events.load = () => { window.hasEars = true; };
  tarteaucitron.job = tarteaucitron.job || [];
  for (const [key, type] of ${JSON.stringify(SERVICES)}) {
    const service = { key, type, name: key, uri: '', needConsent: true, cookies: [], js() {}, fallback() {} };
    ${more}
    tarteaucitron.services[key] = service;
    tarteaucitron.job.push(key);
  }
}
</script>`;

type Client = { tarteaucitron: { userInterface: Record<'openPanel' | 'closePanel', () => void> } };

const panel = (page: Page, action: 'openPanel' | 'closePanel') =>
  page.evaluate((name) => (globalThis as never as Client).tarteaucitron.userInterface[name](), action);

describeBanner('tarteaucitron', {
  files: () => ({}),
  answer(path) {
    const file = `node_modules/tarteaucitronjs/${path.slice(5)}`;
    if (!path.startsWith('/tac/') || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
    return { type: path.endsWith('.css') ? 'text/css' : 'text/javascript', body: readFileSync(file, 'utf8') };
  },
  html: html(),
  presuming: html('service.defaultState = true;'),
  script: '/tac/tarteaucitron.js',
  // its buttons listen half a second after they are there
  asks: () => 'hasEars' in window && document.getElementById('tarteaucitronAlertBig')?.style.display === 'block',
  accept: (page) => page.locator('#tarteaucitronPersonalize2').click(),
  async allowPreferences(page) {
    await panel(page, 'openPanel');
    await page.locator('#vitrineAllowed').click();
    await page.locator('#shopstatsDenied').click();
    await page.locator('#shopadsDenied').click();
    await panel(page, 'closePanel');
  },
  async withdraw(page) {
    await panel(page, 'openPanel');
    await page.locator('#tarteaucitronAllDenied').click();
  },
});
