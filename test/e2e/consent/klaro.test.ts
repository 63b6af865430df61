import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeBanner } from './banner-matrix.js';

const services = (more: object = {}) =>
  [
    ['comfort', 'functional'],
    ['stats', 'analytics'],
    ['ads', 'advertising'],
  ].map(([name, purpose]) => Object.assign({ name, title: name, purposes: [purpose] }, more));

const html = (more?: object) => `
<script>window.klaroConfig = ${JSON.stringify({ version: 1, acceptAll: true, lang: 'en', services: services(more) })};</script>
<script src="/klaro.js" data-config="klaroConfig"></script>`;

const settings = (page: Page) =>
  page.evaluate(() => void (globalThis as never as { klaro: { show(): void } }).klaro.show());

describeBanner('klaro', {
  files: () => ({ '/klaro.js': readFileSync('node_modules/klaro/dist/klaro.js', 'utf8') }),
  html: html(),
  presuming: html({ default: true }),
  script: '/klaro.js',
  asks: () => !!document.querySelector('.klaro .cookie-notice .cm-btn-success'),
  accept: (page) => page.locator('.klaro .cookie-notice .cm-btn-success').click(),
  async allowPreferences(page) {
    await page.locator('.klaro .cm-link').click();
    await page.locator('.klaro label[for="purpose-item-functional"]').first().click();
    await page.locator('.klaro .cm-btn-accept').click();
  },
  async withdraw(page) {
    await settings(page);
    await page.locator('.klaro label[for="purpose-item-disableAll"]').click();
    await page.locator('.klaro .cm-btn-accept').click();
  },
});
