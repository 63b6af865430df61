import { beforeEach, describe, expect, it } from 'vitest';
import { changeConfig } from './change-config.js';
import { eachVisitor } from './each-visitor.js';
import type { Stage, Visitor } from './launch.js';
import { openShop, until } from './shop.js';

let stage: Stage;
let visitor: Visitor;
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});
beforeEach(async () => {
  await changeConfig(visitor.context, {
    slots: {
      hero: {
        variants: {
          all: { content: { h1: { text: 'For everyone' } } },
          other: { segments: ['context:campaign-nobody'], content: { h1: { text: 'For nobody' } } },
        },
      },
    },
    campaigns: { nobody: 'nobody' },
  });
});

const kept = () => localStorage.getItem('vitrine') !== null;
const words = ({ page }: Visitor) => page.locator('[data-vitrine-slot="hero"] h1').textContent();

/** Says yes on the front page, and stays until the head stub has something to show; returns the shop's own hero. */
async function firstVisit() {
  const shop = openShop(visitor.page, stage.url);
  await shop.go('/');
  const original = await shop.slotsHtml();
  await shop.accept();
  await until(visitor.page, kept);
  return { shop, original };
}

/** Changes what is kept, as if another day had left it. */
const rewrite = (change: object) =>
  visitor.page.evaluate((given) => {
    const stored = JSON.parse(localStorage.getItem('vitrine')!);
    localStorage.setItem('vitrine', JSON.stringify({ ...stored, ...given }));
  }, change);

const nobody = (selector = '[data-vitrine-slot="hero"]') => ({
  slots: [{ slot: 'hero', variant: 'other', selector, writes: [['h1', '', 'For nobody']] }],
});

describe('a returning shopper, with the head stub', () => {
  it('sees the stored decision though the core never comes', async () => {
    await firstVisit();
    await visitor.context.route('**/vitrine.js', (route) => route.abort());
    await visitor.page.goto(`${stage.url}/01-script-tag/`);
    expect(await words(visitor)).toBe('For everyone');
  });

  it('sees nothing change when the core agrees, and gets the shop’s own page back on withdrawal, byte for byte', async () => {
    const { original } = await firstVisit();
    const { page } = visitor;
    await page.addInitScript(() => {
      Object.assign(globalThis, { writes: 0 });
      addEventListener('DOMContentLoaded', () => {
        const count = () => ((globalThis as unknown as { writes: number }).writes += 1);
        const hero = document.querySelector('[data-vitrine-slot="hero"]')!;
        new MutationObserver(count).observe(hero, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      });
    });
    const shop = openShop(page, stage.url);
    await shop.go('/');
    await shop.modelsSettled();
    await shop.quiet();
    expect(await words(visitor)).toBe('For everyone');
    expect(await page.evaluate(() => (globalThis as unknown as { writes: number }).writes)).toBe(0);
    await shop.withdraw();
    expect(await shop.slotsHtml()).toEqual(original);
    expect(await page.evaluate(kept)).toBe(false);
    expect(visitor.errors).toEqual([]);
  });

  it('keeps under their eyes what was stored, and sees what is decided now on the next view', async () => {
    const { shop } = await firstVisit();
    await rewrite(nobody());
    await shop.go('/');
    await shop.modelsSettled();
    await shop.quiet();
    expect(await words(visitor)).toBe('For nobody');
    await until(visitor.page, () => localStorage.getItem('vitrine')!.includes('For everyone'));
    await shop.go('/');
    expect(await words(visitor)).toBe('For everyone');
  });

  it.each([
    ['another policy', { policyVersion: 'old', ...nobody() }],
    ['another grant', { grant: 'another', ...nobody() }],
    ['a day that has passed', { until: 1, ...nobody() }],
    ['a slot that the config no longer has', { slots: [{ ...nobody().slots[0], slot: 'gone' }] }],
  ])('sees nothing of %s', async (_what, change) => {
    const { shop } = await firstVisit();
    await rewrite(change);
    await shop.go('/');
    await shop.modelsSettled();
    await shop.quiet();
    expect(await words(visitor)).toBe('For everyone');
    expect(await shop.problems()).toEqual([]);
  });

  it('sees the shop’s own page at once in every tab when one of them withdraws', async () => {
    const { shop, original } = await firstVisit();
    const second = await visitor.context.newPage();
    const other = openShop(second, stage.url);
    await other.go('/');
    await other.modelsSettled();
    await shop.withdraw();
    await expect.poll(() => other.slotsHtml(), { timeout: 5000 }).toEqual(original);
    expect(await second.evaluate(kept)).toBe(false);
    await second.waitForTimeout(4000);
    expect(await second.evaluate(kept)).toBe(false);
  });

  it('sees the shop’s own page when Vitrine is switched off', async () => {
    const { shop, original } = await firstVisit();
    await shop.go('/?vitrine=off');
    expect(await shop.slotsHtml()).toEqual(original);
    await changeConfig(visitor.context, { enabled: false });
    await shop.go('/');
    await expect.poll(() => shop.slotsHtml(), { timeout: 5000 }).toEqual(original);
  });
});
