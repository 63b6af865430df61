import { expect, it } from 'vitest';
import { changeConfig } from './change-config.js';
import { eachVisitor } from './each-visitor.js';
import type { Stage, Visitor } from './launch.js';
import { openShop, until } from './shop.js';

let stage: Stage;
let visitor: Visitor;
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});

const measured = () => globalThis.vitrine.budget.get() !== undefined;
const everyone = { slots: { hero: { variants: { all: { content: { h1: { text: 'For everyone' } } } } } } };

it('measures what it costs, within the default budget on a healthy page', async () => {
  const { page } = visitor;
  const shop = openShop(page, stage.url);
  await shop.go('/');
  expect(await page.evaluate(() => globalThis.vitrine.budget.get())).toBeUndefined();
  await shop.accept();
  await shop.modelsSettled();
  await until(page, measured);
  const spent = (await page.evaluate(() => globalThis.vitrine.budget.get()))!;
  expect(spent.step).toBe('full');
  expect(spent.spent.cpu).toBeGreaterThan(0);
  expect(spent.spent.bytes).toBeGreaterThan(5000);
  expect(spent.spent.cls).toBeLessThan(0.1);
  expect(await shop.strains()).toEqual([]);
});

it('switches itself off past the budget: what stands, stands, nothing is heard any more, and it says what and why', async () => {
  await changeConfig(visitor.context, { ...everyone, budget: { bytes: 10 } });
  const { page } = visitor;
  const shop = openShop(page, stage.url);
  await shop.go('/');
  await shop.accept();
  await until(page, () => globalThis.vitrine.budget.get()?.step === 'off');
  const html = await shop.slotsHtml();
  // the words come in a file of their own
  const said = async () => (await shop.strains()).find(({ code }) => code === 'budget-off')?.message ?? '';
  await expect.poll(said, { timeout: 10_000 }).toMatch(/^budget\.bytes is spent: \d+ of 10, most by vitrine\.\w/);
  const seq = await page.evaluate(() => globalThis.vitrine.outlook.get()?.seq);
  await page.evaluate(() => globalThis.vitrine.track('add_to_cart', { items: [{ item_id: 'A1' }] }));
  await page.waitForTimeout(600);
  expect(await page.evaluate(() => globalThis.vitrine.outlook.get()?.seq)).toBe(seq);
  expect(await shop.slotsHtml()).toEqual(html);
  expect(visitor.errors).toEqual([]);
});

it('loads no governor where the shop wants no budget', async () => {
  await changeConfig(visitor.context, { budget: false });
  const { page } = visitor;
  const shop = openShop(page, stage.url);
  await shop.go('/');
  await shop.accept();
  await shop.modelsSettled();
  await page.waitForTimeout(1000);
  expect(visitor.requests.filter((url) => url.includes('governor'))).toEqual([]);
  expect(await page.evaluate(() => globalThis.vitrine.budget.get())).toBeUndefined();
});

it('forgets its figures with the withdrawal', async () => {
  const { page } = visitor;
  const shop = openShop(page, stage.url);
  await shop.go('/');
  await shop.accept();
  await until(page, measured);
  await shop.withdraw();
  expect(await page.evaluate(() => globalThis.vitrine.budget.get())).toBeUndefined();
});
