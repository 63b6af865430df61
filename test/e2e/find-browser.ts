import { execFileSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import { findBrowser as find } from '../../cli/auditing/find-browser.js';

/** Path of a Chrome or Chromium: `CHROME_PATH`, one of the system, Playwright's. Undefined when there is none. */
export const findBrowser = (): string | undefined => find(chromium.executablePath());

/** {@link findBrowser}, or after a try to install one: Playwright's download, else the system's packages when root. */
export function installBrowser(): string | undefined {
  const found = findBrowser();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  const tries = [
    ['npx', 'playwright-core', 'install', 'chromium'],
    ...(isRoot ? [['sh', '-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium']] : []),
  ];
  for (const [command, ...args] of tries) {
    try {
      execFileSync(command!, args, {
        stdio: 'ignore',
        timeout: 300_000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch {
      // the next way may work; the caller says so when none did
    }
    const installed = findBrowser();
    if (installed) return installed;
  }
  return undefined;
}
