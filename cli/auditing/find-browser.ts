import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chrome or Chromium: `CHROME_PATH`, one of the system, else `own`, Playwright's. Undefined when there is none. */
export function findBrowser(own: string): string | undefined {
  return [process.env['CHROME_PATH'], ...PLACES, own].find((path) => path && existsSync(path));
}
