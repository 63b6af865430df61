import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FeatureId } from '../../src/features/feature-vector.js';
import type { EventParams } from '../../src/capture/shop-event.js';
import type { Inspection } from '../../src/protocol.js';
import { eachVisitor } from './each-visitor.js';
import type { Stage, Visitor } from './launch.js';
import { until } from './shop.js';

/** One event of a session that training acted out, with the steps, the probability and the logit after it in Python. */
type Told = Readonly<{
  name: string;
  params: EventParams;
  features: readonly number[];
  probability: number;
  logit: number;
}>;

const folder = new URL('../../examples/05-sequence-model/models/', import.meta.url);
const readJson = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const [landing, ...story]: Told[] = readJson('fixtures/story.json');
const { features, version } = readJson('manifest.json').models[0] as { features: FeatureId[]; version: string };

let stage: Stage;
let visitor: Visitor;
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});

async function allow(query = '') {
  const { page } = visitor;
  await page.goto(`${stage.url}/05-sequence-model/${query}`);
  await page.locator('[data-answer="granted"]').click();
  await until(page, () => !!globalThis.vitrine.outlook?.get()?.seq);
}

const inspect = async (): Promise<Inspection> =>
  (await visitor.page.evaluate(() => globalThis.vitrine.inspect(0))) as Inspection;
const intent = async () => (await inspect()).scores['intent'];
async function modelRuns() {
  await expect.poll(async () => (await intent())?.model, { timeout: 30_000 }).toBe(`intent@${version}`);
}
const steps = (seen: Inspection) => features.map((id) => seen.features[id]);
const ortFiles = () => visitor.requests.filter((url) => url.includes('/ort/'));

describe('a recurrent model over the steps of the session', () => {
  it('is handed to ONNX Runtime and scores every step as in training', async () => {
    await allow();
    await modelRuns();
    expect(ortFiles().some((url) => url.endsWith('.wasm'))).toBe(true);
    expect(steps(await inspect())).toEqual(landing!.features);
    const off: number[] = [];
    for (const [place, { name, params, features: expected, probability, logit }] of story.entries()) {
      // a view of the same path within two seconds would be taken for an echo
      const said = params.page_kind ? { ...params, page_path: `/${place}` } : params;
      await visitor.page.evaluate(([event, sent]) => globalThis.vitrine.track(event, sent), [name, said] as const);
      let seen!: Inspection;
      const now = async () => steps((seen = await inspect()));
      await expect.poll(now, { message: `${place} ${name}` }).toEqual(expected);
      const score = seen.scores['intent']!;
      const told = score.contributions[0]!.reduce((sum, part) => sum + part, score.bias[0]!);
      off.push(Math.abs(score.probabilities[0]! - probability), Math.abs(told - logit));
    }
    expect(story.length).toBeGreaterThan(24);
    expect(Math.max(...off)).toBeLessThan(1e-4);
    expect(visitor.errors).toEqual([]);
  });

  it('drives the stages of intent beside the clusters model, which the compact runtime runs', async () => {
    await allow();
    await modelRuns();
    const { page } = visitor;
    for (const text of ['Look at the lamp', 'Turn its pictures', 'Read a review', 'Put it in the cart']) {
      await page.getByRole('button', { name: text }).click();
    }
    await expect.poll(() => page.locator('h1').innerText()).toBe('Still thinking about the reading lamp?');
    const { outlook, scores } = await inspect();
    expect(scores['clusters']?.model).toMatch(/^clusters@/);
    expect(outlook.segments.find(({ id }) => id === 'intent:high')).toMatchObject({
      active: true,
      model: `intent@${version}`,
    });
    await expect.poll(() => page.locator('[data-runtime]').innerText()).toContain('ONNX Runtime');
    await expect.poll(() => page.locator('[data-history] li').count()).toBe(6);
    const shown = Math.round((await intent())!.probabilities[0]! * 100);
    await expect.poll(() => page.locator('[data-score]').innerText()).toBe(`${shown} in 100`);
    expect(await page.evaluate(() => globalThis.vitrine.problems.get())).toEqual([]);
  });

  it('is refused by name where only the compact runtime is allowed, and its segments go by rules', async () => {
    await allow('?runtime=compact');
    await until(visitor.page, () => globalThis.vitrine.problems.get().length > 0, 30_000);
    await until(visitor.page, () => globalThis.vitrine.outlook.get()?.models === 'ready');
    const problems = await visitor.page.evaluate(() =>
      globalThis.vitrine.problems.get().map(({ code, field, message }) => ({ code, field, message })),
    );
    expect(problems).toEqual([{ code: 'model-runtime', field: 'intent', message: expect.stringContaining('GRU') }]);
    await expect.poll(() => visitor.page.locator('[data-runtime]').innerText()).toContain('GRU');
    const { outlook, scores } = await inspect();
    expect(Object.keys(scores)).toEqual(['clusters']);
    expect(outlook.segments.find(({ id }) => id === 'intent:researching')).toMatchObject({ basis: 'rules' });
    expect(ortFiles()).toEqual([]);
  });
});
