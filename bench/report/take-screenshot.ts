import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Takes a picture of the top of the results page, down to the end of its first plots, for docs/. */
export async function takeScreenshot(browser: Browser, page: string, picture: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1040, height: 800 }, colorScheme: 'light' });
  const tab = await context.newPage();
  await tab.setContent(readFileSync(page, 'utf8'));
  const height = await tab.evaluate(() => {
    const charts = document.querySelector('.charts.first')!;
    return Math.ceil(charts.getBoundingClientRect().bottom) + 24;
  });
  await tab.screenshot({ path: picture, clip: { x: 0, y: 0, width: 1040, height }, fullPage: true });
  await context.close();
}
