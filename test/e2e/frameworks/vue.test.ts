import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveExamples, type Examples } from '../../../examples/serve.mjs';
import { openStage, openVisitor, storedBy, type Stage } from '../launch.js';
import { openPacked, type Packed } from '../packed-apps.js';
import { storedRows } from './stored-rows.js';

const OWN = 'Pots from two kilns, fired on Thursdays';
const VARIANT = 'Still thinking about Kiln teapot?';

let stage: Stage;
let packed: Packed;
let served: Examples;
let shop: string;
beforeAll(async () => {
  [stage, packed] = await Promise.all([openStage(), openPacked()]);
  const app = packed.app('03-vue');
  // a machine that is busy with tests would use up what a page may spend
  const config = join(packed.folder, '03-vue/src/vitrine.ts');
  writeFileSync(config, readFileSync(config, 'utf8').replace('campaigns:', 'budget: false, campaigns:'));
  await app.build();
  served = await serveExamples({ port: 0, examples: packed.folder });
  shop = `${served.url}/03-vue/`;
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
const becomes = async (page: Page, text: string) => {
  await expect.poll(() => heading(page), { timeout: 15_000 }).toBe(text);
};

/** Says yes, and shows interest in the teapot until the hero is about it. */
async function interested(page: Page) {
  await page.goto(shop);
  await answer(page, 'Yes, please');
  for (let time = 0; time < 3; time++) {
    await home(page);
    await page.locator('.shelf').getByRole('link', { name: 'Kiln teapot' }).click();
    await becomes(page, 'Kiln teapot');
  }
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.locator('[data-segment="intent:high"]').waitFor({ state: 'attached' });
  await home(page);
  await becomes(page, VARIANT);
}

describe('a Vue shop that a server renders', () => {
  it('has the shop’s own in its HTML, on each page', async () => {
    const html = await (await fetch(shop)).text();
    expect(html).toMatch(
      new RegExp(`<section data-vitrine-slot="hero" data-vitrine-variant="default" class="hero">.*<h1[^>]*>${OWN}`),
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

  it('is taken over by Vue without a message, node for node', async () => {
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
    await expect.poll(() => page.evaluate(() => '__vue_app__' in document.querySelector('#app')!)).toBe(true);
    expect(await sent!.evaluate((node) => node.isConnected && node === document.querySelector('h1'))).toBe(true);
    expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
    await context.close();
  });

  it('shows the variant that stands, counts it as seen, leaves no ghost on another page, and forgets', async () => {
    const { page, context, complaints, errors } = await visit();
    await interested(page);
    expect(await page.locator('.hero').getAttribute('data-vitrine-variant')).toBe('still-thinking');
    // the framework's own link, not a copy
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

  it('hydrates the shop’s own on the next visit as well, and shows the variant after', async () => {
    const { page, context, complaints, errors } = await visit();
    await interested(page);
    await page.goto(shop);
    await becomes(page, VARIANT);
    expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
    await context.close();
  });

  it('previews a variant that Vue renders', async () => {
    const { page, context } = await visit();
    await page.goto(`${shop}?vitrine.hero=sale`);
    await becomes(page, 'A drip in the glaze, a fifth off the price');
    expect(await storedBy(page)).toMatchObject({ local: [], databases: [] });
    await context.close();
  });
});
