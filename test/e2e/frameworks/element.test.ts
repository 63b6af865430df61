import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, openVisitor, type Stage } from '../launch.js';
import { storedRows } from './stored-rows.js';

const OWN = 'Lamps that are mended, not replaced';
const VARIANT = 'Still thinking about Storm lantern?';

let stage: Stage;
let shop: string;
beforeAll(async () => {
  stage = await openStage();
  shop = `${stage.url}/06-element/`;
});
afterAll(() => stage?.close());

/** What a shopper sees, top to bottom. */
const seen = (page: Page, selector: string) => page.locator(selector).innerText();
const becomes = async (page: Page, selector: string, text: string) => {
  await expect.poll(() => seen(page, selector), { timeout: 15_000 }).toContain(text);
};
const markup = (page: Page) => page.locator('vitrine-slot').evaluate((element) => element.innerHTML);
const answer = (page: Page, name: string) => page.getByRole('button', { name }).click();

/** Opens the example, whose budget a machine that is busy with tests would use up. */
async function open() {
  const visitor = await openVisitor(stage);
  await visitor.page.route('**/06-element/page.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('start({', 'start({ budget: false,') });
  });
  return visitor;
}

async function interested(page: Page) {
  await answer(page, 'Arrange the shop to suit me');
  for (let time = 0; time < 3; time++) {
    await page.getByRole('link', { name: 'Lampworks' }).click();
    await page.getByRole('link', { name: 'Storm lantern' }).click();
    await page.getByRole('heading', { level: 1, name: 'Storm lantern' }).waitFor();
  }
  await page.getByRole('button', { name: 'Add to basket' }).click();
}

describe('<vitrine-slot>', () => {
  it('shows a template in place of its children, is counted as seen, and takes it back byte for byte', async () => {
    const { page, context, errors } = await open();
    await page.goto(shop);
    await page.locator('vitrine-slot[data-vitrine-slot]').waitFor();
    const own = await markup(page);
    await interested(page);
    await becomes(page, 'vitrine-slot', 'Storm lantern is kept for you until tomorrow.');
    await page.getByRole('link', { name: 'Lampworks' }).click();
    await becomes(page, 'main', VARIANT);
    expect(await seen(page, 'vitrine-slot')).not.toContain(OWN);
    expect(await page.locator('vitrine-slot').getAttribute('data-vitrine-variant')).toBe('again');
    await expect
      .poll(() => storedRows(page, 'view_promotion'), { timeout: 15_000 })
      .toContainEqual(expect.stringMatching(/again.*hero|hero.*again/));
    await answer(page, 'Forget me');
    expect(await seen(page, 'vitrine-slot')).toContain(OWN);
    expect(await markup(page)).toBe(own);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('stands under a strict policy and Trusted Types, and shifts nothing', async () => {
    const { page, context, errors } = await open();
    await page.route(/\/06-element\/$/, async (route) => {
      const response = await route.fetch();
      const policy = "default-src 'self'; img-src data:; require-trusted-types-for 'script'";
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
    });
    await page.goto(shop);
    await interested(page);
    await page.evaluate(() => {
      const shifts: number[] = ((globalThis as any).shifts = []);
      new PerformanceObserver((list) =>
        list.getEntries().forEach((entry) => shifts.push((entry as any).value)),
      ).observe({ type: 'layout-shift' });
    });
    await page.getByRole('link', { name: 'Lampworks' }).click();
    await becomes(page, 'main', VARIANT);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (globalThis as any).shifts)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('is the shop’s own without a script, and before it is defined', async () => {
    const context = await stage.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.setContent(
      `<vitrine-slot name="hero"><h1>${OWN}</h1><template data-variant="again">No</template></vitrine-slot>`,
    );
    expect(await seen(page, 'vitrine-slot')).toBe(OWN);
    await context.close();
  });

  it('keeps what it shows where it is moved, within an open shadow root and out of it', async () => {
    const { page, context, errors } = await open();
    await page.goto(shop);
    await interested(page);
    await page.getByRole('link', { name: 'Lampworks' }).click();
    await becomes(page, 'main', VARIANT);
    const shown = await page.evaluate(() => {
      const element = document.querySelector<HTMLElement>('vitrine-slot')!;
      const place = document.body.appendChild(document.createElement('aside'));
      place.attachShadow({ mode: 'open' }).append(element);
      const inside = [element.innerText, element.querySelectorAll('[data-vitrine-host]').length];
      document.body.append(element);
      return [...inside, element.innerText, element.querySelectorAll('[data-vitrine-host]').length];
    });
    expect(shown).toEqual([expect.stringContaining(VARIANT.slice(0, 20)), 1, expect.stringContaining('Still'), 1]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
