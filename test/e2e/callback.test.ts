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
