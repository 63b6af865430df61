import { expect, it } from 'vitest';
import { storedBy } from '../launch.js';
import { answer, becomes, heading, home, interested, OWN, VARIANT, type PotShop } from './pot-shop.js';
import { storedRows } from './stored-rows.js';

/** How a framework's page differs from another's. */
type Framework = Readonly<{
  name: string;
  /** The hero as the server renders it. */
  hero: RegExp;
  /** Runs in the page: whether the framework has taken it over. */
  isTaken: () => boolean;
}>;

/** What a shop must be like that a server renders, whatever the framework. */
export function itIsRendered(shop: PotShop, { name, hero, isTaken }: Framework): void {
  it('has the shop’s own in its HTML, on each page, and says so', async () => {
    const html = await (await fetch(shop.url)).text();
    expect(html).toMatch(hero);
    expect(html).not.toContain('Still thinking');
    expect(await (await fetch(`${shop.url}products/kiln-teapot`)).text()).toContain('<h1>Kiln teapot</h1>');
  });

  it('is whole without a script', async () => {
    const context = await shop.stage.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(shop.url);
    expect(await heading(page)).toBe(OWN);
    expect(await page.locator('.shelf li').count()).toBe(6);
    await context.close();
  });

  it(`is taken over by ${name} without a message, node for node`, async () => {
    const { page, context, complaints, errors } = await shop.visit();
    let go = (): void => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/assets/index-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(shop.url, { waitUntil: 'commit' });
    const sent = await page.getByRole('heading', { level: 1 }).elementHandle();
    go();
    await expect.poll(() => page.evaluate(isTaken)).toBe(true);
    expect(await sent!.evaluate((node) => node.isConnected && node === document.querySelector('h1'))).toBe(true);
    expect({ complaints, errors }).toEqual({ complaints: [], errors: [] });
    await context.close();
  });

  it('shows the variant that stands, counts it as seen, leaves no ghost on another page, and forgets', async () => {
    const { page, context, complaints, errors } = await shop.visit();
    await interested(page, shop.url);
    expect(await page.locator('.hero').getAttribute('data-vitrine-variant')).toBe('still-thinking');
    await expect
      .poll(() => storedRows(page, 'view_promotion'), { timeout: 15_000 })
      .toContainEqual(expect.stringMatching(/still-thinking.*hero|hero.*still-thinking/));
    // the framework's own link, not a copy
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
}
