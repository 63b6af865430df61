import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { itIsRendered } from './it-is-rendered.js';
import { becomes, home, interested, look, OWN, SALE, usePotShop, VARIANT } from './pot-shop.js';

const shop = usePotShop('02-react');

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
  itIsRendered(shop, {
    name: 'React',
    hero: new RegExp(`<section class="hero" data-vitrine-slot="hero" data-vitrine-variant="default">.*<h1>${OWN}`),
    isTaken: () => Object.keys(document.querySelector('h1')!).join().includes('__reactFiber$'),
  });

  it('puts the shop’s own back in the task of the withdrawal', async () => {
    const { page, context } = await shop.visit();
    await interested(page, shop.url);
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
    const { page, context, complaints, errors } = await shop.visit();
    await watchShifts(page);
    await interested(page, shop.url);
    await page.goto(shop.url);
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
    const { page, context, complaints, errors } = await shop.visit();
    await page.goto(`${shop.url}?vitrine.hero=sale`);
    await becomes(page, SALE);
    expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
    await context.close();
  });
});

describe('in development', () => {
  it('hydrates without a message, and keeps one engine through a hot reload of what starts it', async () => {
    const server = await shop.app.dev();
    try {
      const { page, context, complaints, errors } = await shop.visit();
      await interested(page, server.url);
      const engines = () => page.workers().filter((worker) => worker.url().endsWith('vitrine.worker.js'));
      expect(engines()).toHaveLength(1);
      await page.evaluate(() => Object.assign(globalThis, { before: true }));
      const file = join(shop.packed.folder, '02-react/src/vitrine.ts');
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
