import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, openVisitor, storedBy, type Stage } from './launch.js';
import { until } from './shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

it('the callback alone opens, closes and empties, and opens afresh', async () => {
  const { page, context, errors } = await openVisitor(stage);
  await page.goto(`${stage.url}/04-consent-callback/`);
  const slot = page.locator('[data-vitrine-slot]').first();
  const original = await slot.evaluate((element) => element.outerHTML);
  for (let round = 0; round < 2; round++) {
    await page.locator('[data-answer="granted"]').click();
    await until(page, () => globalThis.vitrine.decisions.get().some(({ variant }) => variant !== 'default'));
    await expect.poll(() => slot.evaluate((element) => element.outerHTML)).not.toBe(original);
    expect((await storedBy(page)).databases).toEqual(['vitrine']);
    await page.locator('[data-answer="denied"]').click();
    expect(await slot.evaluate((element) => element.outerHTML)).toBe(original);
    await expect.poll(async () => (await storedBy(page)).databases).toEqual([]);
  }
  expect(errors).toEqual([]);
  await context.close();
});

it('keeps every event of a burst', async () => {
  const { page, context } = await openVisitor(stage);
  await page.goto(`${stage.url}/04-consent-callback/`);
  await page.locator('[data-answer="granted"]').click();
  await until(page, () => globalThis.vitrine.outlook.get()?.models === 'ready');
  const kept = await page.evaluate(async () => {
    for (let n = 0; n < 2500; n++) globalThis.vitrine.track('view_item', { items: [{ item_id: `P${n}` }] });
    await new Promise((next) => setTimeout(next, 200));
    const { events } = (await globalThis.vitrine.inspect())!;
    return events.filter(({ name }) => name === 'view_item').length;
  });
  expect(kept).toBe(2500);
  await context.close();
});
