import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveExamples, type Examples } from '../../../examples/serve.mjs';
import { openStage, openVisitor, storedBy, type Stage } from '../launch.js';
import { openPacked, type Packed, type PackedApp } from '../packed-apps.js';
import { storedRows } from './stored-rows.js';

const OWN = 'Pots from two kilns, fired on Thursdays';
const VARIANT = 'Still thinking about Kiln teapot?';
const SALE = 'A drip in the glaze, a fifth off the price';

let stage: Stage;
let packed: Packed;
let app: PackedApp;
let served: Examples;
let shop: string;
beforeAll(async () => {
  [stage, packed] = await Promise.all([openStage(), openPacked()]);
  app = packed.app('02-react');
  await app.build();
  served = await serveExamples({ port: 0, examples: packed.folder });
  shop = `${served.url}/02-react/`;
});
afterAll(async () => {
  await Promise.all([stage?.close(), served?.close()]);
  packed?.remove();
});

async function visit() {
  const visitor = await openVisitor(stage);
  const complaints: string[] = [];
  visitor.context.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  return { ...visitor, complaints };
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const home = (page: Page) => page.getByRole('link', { name: 'Slip & Ember' }).click();
const answer = (page: Page, name: string) => page.getByRole('button', { name }).click();
async function becomes(page: Page, text: string) {
  await expect.poll(() => heading(page), { timeout: 15_000 }).toBe(text);
}

async function look(page: Page) {
  await home(page);
  await page.locator('.shelf').getByRole('link', { name: 'Kiln teapot' }).click();
  await becomes(page, 'Kiln teapot');
}

/** Says yes, and shows interest in the teapot until the hero is about it. */
async function interested(page: Page, at = shop) {
  await page.goto(at);
  await answer(page, 'Yes, please');
  for (let time = 0; time < 3; time++) await look(page);
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.locator('[data-segment="intent:high"]').waitFor({ state: 'attached' });
  await home(page);
  await becomes(page, VARIANT);
}

/** Notes what moved under the shopper's eyes. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    type Shift = PerformanceEntry & { sources: readonly { node?: Node }[] };
    const shifts: string[] = [];
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as Shift[])
        for (const { node } of sources)
          shifts.push((node as Element | undefined)?.outerHTML ?? String(node?.textContent));
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(globalThis, { shifts });
  });
const shifts = (page: Page) => page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts);

describe('a React shop that a server renders', () => {
  it('has the shop’s own in its HTML, on each page, and says so', async () => {
    const html = await (await fetch(shop)).text();
    expect(html).toMatch(
      new RegExp(`<section class="hero" data-vitrine-slot="hero" data-vitrine-variant="default">.*<h1>${OWN}`),
    );
    expect(html).not.toContain('Still thinking');
    expect(await (await fetch(`${shop}products/kiln-teapot`)).text()).toContain('<h1>Kiln teapot</h1>');
  });

  it('is whole without a script', async () => {
    const context = await stage.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(shop);
    expect(await heading(page)).toBe(OWN);
    expect(await page.locator('.shelf li').count()).toBe(6);
    await context.close();
  });

  it('is taken over by React without a message, node for node', async () => {
    const { page, context, complaints, errors } = await visit();
    let go = (): void => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/assets/index-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(shop, { waitUntil: 'commit' });
    const sent = await page.getByRole('heading', { level: 1 }).elementHandle();
    go();
    const taken = () => page.evaluate(() => Object.keys(document.querySelector('h1')!).join());
    await expect.poll(taken).toContain('__reactFiber$');
    expect(await sent!.evaluate((node) => node.isConnected && node === document.querySelector('h1'))).toBe(true);
    expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
    await context.close();
  });

  it('shows the variant that stands, counts it as seen, leaves no ghost on another page, and forgets', async () => {
    const { page, context, complaints, errors } = await visit();
    await interested(page);
    expect(await page.locator('.hero').getAttribute('data-vitrine-variant')).toBe('still-thinking');
    await expect
      .poll(() => storedRows(page, 'view_promotion'), { timeout: 15_000 })
      .toContainEqual(expect.stringMatching(/still-thinking.*hero|hero.*still-thinking/));
    await page.getByRole('link', { name: 'Look once more' }).click();
    await becomes(page, 'Kiln teapot');
    expect(await page.locator('.hero, [data-vitrine-host], .vitrine-hidden').count()).toBe(0);
    await home(page);
    await becomes(page, VARIANT);
    await answer(page, 'Forget me');
    await becomes(page, OWN);
    expect(await page.locator('.hero').getAttribute('data-vitrine-variant')).toBe('default');
    await expect.poll(() => storedBy(page)).toMatchObject({ local: [], databases: [] });
    expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
    await context.close();
  });

  it('puts the shop’s own back in the task of the withdrawal', async () => {
    const { page, context } = await visit();
    await interested(page);
    const after = await page.evaluate(() => {
      const own = () => document.querySelector('.hero')!.getAttribute('data-vitrine-variant');
      [...document.querySelectorAll('button')].find((button) => button.textContent === 'Forget me')!.click();
      // microtasks alone lie between the click and this
      return Promise.resolve()
        .then(() => Promise.resolve())
        .then(own);
    });
    expect(after).toBe('default');
    await context.close();
  });

  it('hydrates the shop’s own on the next visit as well, shows the variant after, and moves nothing', async () => {
    const { page, context, complaints, errors } = await visit();
    await watchShifts(page);
    await interested(page);
    await page.goto(shop);
    await page.locator('[data-segment="intent:high"]').waitFor({ state: 'attached' });
    await page.locator('.offer').filter({ hasText: 'Kiln teapot travels free' }).waitFor();
    expect(await shifts(page)).toEqual([]);
    // on a slow machine the shopper has seen the shop's own hero by now, and it stays for this page
    await look(page);
    await home(page);
    await becomes(page, VARIANT);
    expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
    await context.close();
  });

  it('previews a variant that React renders', async () => {
    const { page, context, complaints, errors } = await visit();
    await page.goto(`${shop}?vitrine.hero=sale`);
    await becomes(page, SALE);
    expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
    await context.close();
  });
});

describe('in development', () => {
  it('hydrates without a message, and keeps one engine through a hot reload of what starts it', async () => {
    const server = await app.dev();
    try {
      const { page, context, complaints, errors } = await visit();
      await interested(page, server.url);
      const engines = () => page.workers().filter((worker) => worker.url().endsWith('vitrine.worker.js'));
      expect(engines()).toHaveLength(1);
      await page.evaluate(() => Object.assign(globalThis, { before: true }));
      const file = join(packed.folder, '02-react/src/vitrine.ts');
      const [first] = engines();
      const gone = new Promise((ended) => first!.once('close', ended));
      writeFileSync(file, readFileSync(file, 'utf8').replace("'autumn-sale'", "'winter-sale'"));
      await gone;
      // what a shopper has looked at changes with the next page only
      await look(page);
      await home(page);
      await becomes(page, VARIANT);
      expect(engines()).toHaveLength(1);
      // it was no reload of the page
      expect(await page.evaluate(() => 'before' in globalThis)).toBe(true);
      expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
      await context.close();
    } finally {
      server.close();
    }
  });
});
