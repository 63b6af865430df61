import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/protocol.js';
import { modelFolder } from '../fixtures/model-folder.js';
import { SMALL_INTENT, type LinearModel } from '../fixtures/onnx-model.js';
import { eachVisitor } from './each-visitor.js';
import type { Stage, Visitor } from './launch.js';

const SHADOW: LinearModel = { ...SMALL_INTENT, version: '2.0.0', entry: { shadow: true, file: 'intent.shadow.onnx' } };
const QUARTERS = [1, 2, 3, 4].map((quarter) => `quarter_${quarter}@1`);
/** One quarter of the year is 1 and the others are 0, so that this is e whenever the test runs. */
const SEASON: LinearModel = {
  ...SMALL_INTENT,
  id: 'season',
  labels: ['amount'],
  features: QUARTERS,
  weights: [[1, 1, 1, 1]],
  means: [0, 0, 0, 0],
  activation: 'Exp',
  entry: { load: 'idle', link: 'log' },
};

let stage: Stage;
let visitor: Visitor;
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});

/** Serves the models, and the example's page with them and a picture that does not arrive before it is let. */
async function serve(): Promise<() => void> {
  const { context } = visitor;
  const { url, fetchBytes } = modelFolder([SMALL_INTENT, SHADOW, SEASON]);
  await context.route(/\/own-models\//, async (route) => {
    const file = new URL(route.request().url()).pathname.replace(/.*\//, '');
    await route.fulfill({ body: Buffer.from(await fetchBytes(url + file)) });
  });
  let arrive = (): void => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await context.route(/held\.png/, async (route) => {
    await held;
    await route.fulfill({ status: 404 });
  });
  await context.route(/\/05-sequence-model\/$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html
      .replace('"models": "/05-sequence-model/models/"', '"models": "/own-models/"')
      .replace('</main>', '<img src="/held.png" alt="" /></main>');
    await route.fulfill({ response, body });
  });
  return arrive;
}

const inspect = async (): Promise<Inspection | undefined> =>
  visitor.page.evaluate(() => globalThis.vitrine.inspect?.(0)) as Promise<Inspection | undefined>;
const scored = async () => Object.keys((await inspect())?.scores ?? {});
const asked = () =>
  visitor.requests
    .map((url) => url.replace(/.*\//, ''))
    .filter((file) => /^(season\.onnx|vitrine\.rulebook\.js)$/.test(file));

describe('models that may wait', () => {
  it('are asked for when the page is idle, with their features, and then scored beside the others and a shadow', async () => {
    const arrive = await serve();
    const { page } = visitor;
    await page.goto(`${stage.url}/05-sequence-model/`, { waitUntil: 'commit' });
    await page.locator('[data-answer="granted"]').click();
    await expect.poll(scored, { timeout: 15_000 }).toEqual(['intent', 'intent~shadow']);
    await page.waitForTimeout(500);
    expect(asked()).toEqual([]);
    arrive();
    await expect.poll(scored, { timeout: 20_000 }).toEqual(['intent', 'intent~shadow', 'season']);
    expect(asked().toSorted()).toEqual(['season.onnx', 'vitrine.rulebook.js']);
    const { scores, features, outlook } = (await inspect())!;
    expect(scores['season']).toMatchObject({
      probabilities: [],
      values: [expect.closeTo(Math.E, 4)],
      runtime: 'compact',
    });
    expect(scores['intent~shadow']).toMatchObject({ model: 'intent@2.0.0' });
    expect(QUARTERS.reduce((sum, id) => sum + features[id as 'quarter_1@1']!, 0)).toBe(1);
    const models = outlook.segments.flatMap(({ model }) => model ?? []);
    expect(models).toContain('intent@1.2.0');
    expect(models).not.toContain('intent@2.0.0');
    expect(await page.evaluate(() => globalThis.vitrine.problems.get())).toEqual([]);
  });
});
