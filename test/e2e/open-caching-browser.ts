import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from './find-browser.js';

/** A browser with its back/forward cache, which Playwright else switches off; the caller closes. */
export const openCachingBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowser()!,
    // what playwright adds, and what would keep every page out of the cache
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--no-first-run',
      '--disable-background-networking',
      '--disable-features=LocalNetworkAccessChecks',
      ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []),
    ],
  });
