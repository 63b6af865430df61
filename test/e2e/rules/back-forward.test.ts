import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCachingBrowser } from '../open-caching-browser.js';
import { serveShop } from '../shops/serve-shop.js';
import { until } from '../shop.js';

declare global {
  /** Set by the test: a page that has it was taken out of the back/forward cache, and not loaded anew. */
  var kept: true | undefined;
  /** Each showing of the page: whether it came from the back/forward cache. */
  var shown: boolean[];
}

// models are fetched, and what a script fetches under `no-store` would keep a page out of the cache
const CONFIG = {
  models: false,
  budget: false,
  slots: {
    hero: {
      live: true,
      variants: { seen: { segments: ['context:device-desktop'], content: { h1: { text: 'For you' } } } },
    },
  },
};
const SHOP = `<!doctype html><html lang="en"><head><title>Shop</title>
<script>globalThis.shown = []; addEventListener('pageshow', ({ persisted }) => shown.push(persisted));</script>
<script type="application/json" data-vitrine-config>${JSON.stringify(CONFIG)}</script>
<script async src="/vitrine/vitrine.js"></script></head>
<body data-vitrine-page="home"><section data-vitrine-slot="hero"><h1>For everybody</h1></section></body></html>`;
const PAGES: Readonly<Record<string, string>> = {
  '/': SHOP,
  '/other': SHOP,
  '/elsewhere': '<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1></html>',
};

let browser: Browser;
let shop: Awaited<ReturnType<typeof serveShop>>;
beforeAll(async () => {
  browser = await openCachingBrowser();
  const headers = { 'cache-control': 'no-cache' };
  shop = await serveShop({ answer: ({ path }) => (PAGES[path] ? { body: PAGES[path], headers } : undefined) });
});
afterAll(async () => {
  await browser?.close();
  shop?.close();
});

const set = (page: Page, state: 'granted' | 'denied') =>
  page.evaluate((now) => globalThis.vitrine.consent.set({ persist: now, personalize: now }), state);

/** While a page changes, none can be asked: then it is asked again. */
async function showing(page: Page, title: string): Promise<void> {
  await expect.poll(() => page.title(), { timeout: 10_000 }).toBe(title);
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(shop.url + path);
  await until(page, () => !!globalThis.vitrine?.consent);
}

/** A tab in which Vitrine shows something, and which is then left for a page without Vitrine; `back` returns to it. */
async function openLeft() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await open(page, '/');
  await set(page, 'granted');
  await until(page, () => document.querySelector('h1')!.textContent === 'For you');
  await until(page, () => globalThis.vitrine.outlook.get()?.memory === 'stored');
  await page.evaluate(() => {
    globalThis.kept = true;
    location.href = '/elsewhere';
  });
  await showing(page, 'Elsewhere');
  return {
    context,
    page,
    async back() {
      // playwright's own goBack() waits for a load, which there is none of
      await page.evaluate(() => history.back()).catch(() => undefined);
      await showing(page, 'Shop');
    },
  };
}

const stateOf = (page: Page) =>
  page.evaluate(async () => ({
    words: document.querySelector('h1')!.textContent,
    personalize: globalThis.vitrine.consent.get().personalize,
    outlook: !!globalThis.vitrine.outlook.get(),
    local: Object.keys(localStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));

describe('a page out of the back/forward cache', () => {
  it('goes on where it was, if nothing was said meanwhile', async () => {
    const { context, page, back } = await openLeft();
    await back();
    expect(await page.evaluate(() => [globalThis.kept, globalThis.shown.at(-1)])).toEqual([true, true]);
    await page.evaluate(() => globalThis.vitrine.track('view_item', { items: [{ item_id: 'after' }] }));
    await expect
      .poll(() => page.evaluate(async () => JSON.stringify((await globalThis.vitrine.inspect())?.events)))
      .toContain('after');
    expect(await stateOf(page)).toMatchObject({ words: 'For you', personalize: 'granted', outlook: true });
    await context.close();
  });

  it.each([
    ['tells of it', []],
    ['cannot tell', ['BroadcastChannel']],
  ])('rule 14: is closed when it is shown, where another tab has withdrawn meanwhile that %s', async (_, missing) => {
    const { context, page, back } = await openLeft();
    const other = await context.newPage();
    await other.addInitScript((names) => {
      for (const name of names) Reflect.deleteProperty(globalThis, name);
    }, missing);
    await open(other, '/other');
    await set(other, 'denied');
    await expect.poll(async () => (await stateOf(other)).databases).toEqual([]);
    await back();
    await expect
      .poll(() => stateOf(page))
      .toEqual({ words: 'For everybody', personalize: 'unknown', outlook: false, local: [], databases: [] });
    // Chromium lets go of a page that is told something meanwhile, or whose database is emptied, and loads it anew: no less closed
    expect(await page.evaluate(() => globalThis.kept ?? !globalThis.shown.at(-1))).toBe(true);
    await context.close();
  });
});
