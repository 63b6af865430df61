import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Config } from '../../../src/config.js';
import { openStage, openVisitor, type Stage } from '../launch.js';
import { until } from '../shop.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const { slots = {} } = JSON.parse(readFileSync('examples/01-script-tag/vitrine.config.json', 'utf8')) as Config;
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Each rule of axe-core's that is broken, with the place. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: axe });
  // the consent manager's banner fades in over the page
  await page.addStyleTag({ content: '#cc-main{display:none!important}' });
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

const headingsOf = (page: Page): Promise<readonly string[]> =>
  page.$$eval('h1,h2,h3,h4,h5,h6', (all) =>
    all.flatMap((one) => (one.checkVisibility() && one.closest('[data-vitrine-slot]') ? one.localName : [])),
  );

type Look = Readonly<{ html: string; found: readonly string[]; headings: readonly string[] }>;

/** A slot of the front page, as the shop made it or with a variant that the address bar asks for. */
async function look(page: Page, slot: string, { variant, plain }: { variant?: string; plain?: string } = {}) {
  await page.goto(`${stage.url}/01-script-tag/${variant ? `?vitrine.${slot}=${variant}` : '?vitrine=off'}`);
  const html = () =>
    page
      .locator(`[data-vitrine-slot="${slot}"]`)
      .first()
      .evaluate((one) => one.outerHTML);
  if (plain) await expect.poll(html, { timeout: 15_000 }).not.toBe(plain);
  const seen: Look = { html: await html(), found: await findings(page), headings: await headingsOf(page) };
  return seen;
}

const places = Object.keys(slots).map((slot) => [slot, 'desktop', DESKTOP] as const);

it.each([...places, ['hero', 'phone', PHONE] as const])(
  'axe-core finds nothing in any variant of %s, on a %s, that it does not find without it, and headings stay',
  async (slot, _, size) => {
    const { page, context } = await openVisitor(stage, size);
    const { html: plain, found: before, headings } = await look(page, slot);
    const news: Record<string, unknown> = {};
    for (const variant of Object.keys(slots[slot]!.variants)) {
      const now = await look(page, slot, { variant, plain });
      const added = now.found.filter((one) => !before.includes(one));
      if (added.length) news[variant] = added;
      if (slot === 'hero') expect([variant, now.headings[0]]).toEqual([variant, headings[0]]);
    }
    expect(news).toEqual({});
    await context.close();
  },
);

it('the inspector names words that are too pale, images without alt, and links without a name', async () => {
  const { page, context } = await openVisitor(stage, DESKTOP);
  await page.goto(`${stage.url}/01-script-tag/?vitrine=inspect`);
  await until(page, () => !!document.querySelector('[data-vitrine-inspector]'));
  await page.evaluate(() => {
    const hero = document.querySelector<HTMLElement>('[data-vitrine-slot="hero"]')!;
    hero.style.background = '#fff';
    hero.innerHTML =
      '<p style="color:#999">Pale words</p><p style="color:#333">Dark words</p><h1 style="color:#888">Large words</h1><img src="/x.svg"><a href="/nowhere"></a><a href="/y"><img src="/y.svg" alt="Kettles"></a>';
  });
  const access = page.locator('[data-vitrine-inspector] details', {
    has: page.locator('summary', { hasText: /^Access/ }),
  });
  await access.locator('summary').click();
  const words = () => access.locator('.item', { hasText: 'hero' }).innerText();
  await expect.poll(words, { timeout: 10_000 }).toContain('contrast 2.8 of 4.5');
  const told = await words();
  expect(told).toContain('Pale words');
  expect(told).toContain('image without alt');
  expect(told).toContain('a without a name');
  expect(told).not.toMatch(/Dark words|Large words|Kettles/);
  await context.close();
});
