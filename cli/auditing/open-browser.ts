import type { Browser } from 'playwright-core';
import { findBrowser } from './find-browser.js';

/** Starts the Chrome or Chromium of this machine; the caller closes. Rejects, with the remedy, without a browser or what drives it. */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core').catch((cause: unknown) => {
    throw new Error('a browser is driven by playwright-core, which is not installed: npm i -D playwright-core', {
      cause,
    });
  });
  const executablePath = findBrowser(chromium.executablePath());
  if (!executablePath)
    throw new Error('no Chrome or Chromium was found: install one, or name its program in CHROME_PATH');
  // the sandbox refuses to run as root, as in a container
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
  return chromium.launch({ executablePath, args: [...args, '--no-first-run', '--disable-background-networking'] });
}
