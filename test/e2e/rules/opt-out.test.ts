import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../launch.js';
import { allow, CLOSED, openRuled, set, stateOf } from './open-ruled.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

it('rule 20: an opt-out is followed in every tab, also where it is called in a tab in which Vitrine has stopped', async () => {
  const shop = await openRuled(stage, { config: { consent: { optOutFlag: true } } });
  const [page, other] = [await shop.tab(), await shop.tab('/other.html')];
  await allow(page);
  await allow(other);
  await page.evaluate(() => {
    globalThis.vitrine.stop();
    globalThis.vitrine.optOut();
  });
  const flagged = { ...CLOSED, stored: { ...CLOSED.stored, local: ['vitrine-opt-out'] } };
  await expect.poll(() => stateOf(other)).toEqual(flagged);
  await set(other, { persist: 'granted', personalize: 'granted' });
  await other.waitForTimeout(300);
  expect(await stateOf(other)).toEqual(flagged);
  await shop.close();
});
