import { readFileSync } from 'node:fs';
import { describeBanner } from './banner-matrix.js';

const file = (name: string) => readFileSync(`node_modules/vanilla-cookieconsent/dist/${name}`, 'utf8');

const texts = {
  consentModal: { title: 'Cookies', acceptAllBtn: 'All', acceptNecessaryBtn: 'None', showPreferencesBtn: 'Choose' },
  preferencesModal: {
    title: 'Choose',
    acceptAllBtn: 'All',
    acceptNecessaryBtn: 'None',
    savePreferencesBtn: 'Save',
    sections: ['functionality', 'analytics', 'ads'].map((name) => ({ title: name, linkedCategory: name })),
  },
};

const html = (enabled?: boolean) => `
<link rel="stylesheet" href="/cookieconsent.css">
<script src="/cookieconsent.js"></script>
<script>window.CookieConsent?.run(${JSON.stringify({
  // it takes a driven browser for a robot
  hideFromBots: false,
  ...(enabled && { mode: 'opt-out' }),
  categories: {
    necessary: { readOnly: true, enabled: true },
    functionality: { enabled },
    analytics: { enabled },
    ads: { enabled },
  },
  language: { default: 'en', translations: { en: texts } },
})})</script>`;

type Page = { CookieConsent: { showPreferences(): void } };

describeBanner('vanilla-cookieconsent', {
  files: () => ({ '/cookieconsent.js': file('cookieconsent.umd.js'), '/cookieconsent.css': file('cookieconsent.css') }),
  html: html(),
  presuming: html(true),
  script: '/cookieconsent.js',
  asks: () => document.documentElement.classList.contains('show--consent'),
  accept: (page) => page.locator('#cc-main .cm [data-role=all]').click(),
  async allowPreferences(page) {
    await page.locator('#cc-main .cm [data-role=show]').click();
    await page.locator('#cc-main .pm label:has(input[value=functionality])').click();
    await page.locator('#cc-main .pm [data-role=save]').click();
  },
  async withdraw(page) {
    await page.evaluate(() => (globalThis as never as Page).CookieConsent.showPreferences());
    await page.locator('#cc-main .pm [data-role=necessary]').click();
  },
});
