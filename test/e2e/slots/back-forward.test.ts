import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCachingBrowser } from '../open-caching-browser.js';
import { until } from '../shop.js';
import { ALL, pageOf, serveSlots } from './serve-slots.js';

declare global {
  /** The words of each change within the slot since the page was shown last. */
  var changes: (string | null)[];
  /** Set by the test: a page that has it was not loaded anew. */
  var isKept: true | undefined;
  /** Whether the page came from the back/forward cache when it was shown last. */
  var isBack: boolean;
}

const WATCH = `<script>
addEventListener('pageshow', ({ persisted }) => { changes = []; isBack = persisted; });
document.addEventListener('DOMContentLoaded', () => {
  new MutationObserver(() => changes.push(document.querySelector('h1').textContent)).observe(
    document.querySelector('[data-vitrine-slot]'),
    { subtree: true, childList: true, attributes: true, characterData: true },
  );
});
vitrine = window.vitrine || [];
vitrine.push((one) => one.consent.set({ persist: 'granted', personalize: 'granted', measure: 'granted' }));
</script>`;

/** Milliseconds within which a second view of the same path is no news. */
const ECHO = 2000;

let browser: Browser;
let shop: Awaited<ReturnType<typeof serveSlots>>;
beforeAll(async () => {
  browser = await openCachingBrowser();
  shop = await serveSlots({
    '/': pageOf(
      { slots: { hero: { live: true, variants: { all: ALL } } } },
      '<section data-vitrine-slot="hero" style="height:300px"><h1>For everybody</h1></section>',
      WATCH,
    ),
    '/elsewhere': '<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1></html>',
  });
});
afterAll(async () => {
  await browser?.close();
  shop?.close();
});

/** While a page changes, none can be asked: then it is asked again. */
async function showing(page: Page, title: string): Promise<void> {
  await expect.poll(() => page.title(), { timeout: 10_000 }).toBe(title);
}

const countOf = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const events = (await globalThis.vitrine.inspect())?.events ?? [];
    return ['page_view', 'view_promotion'].map((wanted) => events.filter(({ name }) => name === wanted).length);
  });

it('a page out of the back/forward cache stands as it was left, and is seen anew', async () => {
  const page = await browser.newPage();
  await page.goto(shop.url);
  await until(page, () => document.querySelector('h1')!.textContent === 'For you');
  await expect.poll(() => countOf(page), { timeout: 10_000 }).toEqual([1, 1]);
  // a view of the same path so soon after the first counts as its echo
  await page.waitForTimeout(ECHO);
  await page.evaluate(() => {
    globalThis.isKept = true;
    location.href = '/elsewhere';
  });
  await showing(page, 'Elsewhere');
  // playwright's own goBack() waits for a load, which there is none of
  await page.evaluate(() => history.back()).catch(() => undefined);
  await showing(page, 'Shop');
  expect(await page.evaluate(() => [globalThis.isKept, globalThis.isBack])).toEqual([true, true]);
  await expect.poll(() => countOf(page), { timeout: 10_000 }).toEqual([2, 2]);
  expect(await page.evaluate(() => document.querySelector('h1')!.textContent)).toBe('For you');
  expect(await page.evaluate(() => globalThis.changes)).toEqual([]);
});
