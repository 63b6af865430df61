import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import type { Engine } from './engine.js';

const PLACES = ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'];

const find = (): string | undefined =>
  [process.env['FIREFOX_PATH'], ...PLACES].find((path) => path && existsSync(path));

/** Nothing of Firefox's own goes to the network, and the profile asks no questions. */
const QUIET = {
  'app.normandy.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
};

/** Firefox, by Puppeteer and WebDriver BiDi. */
export const firefox: Engine = {
  name: 'Firefox',
  missing: () => (find() ? undefined : 'no Firefox: install it, or set FIREFOX_PATH'),
  packages: ['firefox-esr'],
  async open({ gpc = false } = {}) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: find()!,
      extraPrefsFirefox: { ...QUIET, 'privacy.globalprivacycontrol.enabled': gpc },
    });
    const page = await browser.newPage();
    return {
      goto: async (url) => void (await page.goto(url)),
      evaluate: async (run) => (await page.evaluate(run)) as Awaited<ReturnType<typeof run>>,
      close: () => browser.close(),
    };
  },
};
