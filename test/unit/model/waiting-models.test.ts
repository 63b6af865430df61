import { afterEach, describe, expect, it, vi } from 'vitest';
import { openFeatures } from '../../../src/features/features.js';
import type { FeatureGroup } from '../../../src/features/feature-group.js';
import type { Problem } from '../../../src/lib/report.js';
import { openModels, type ModelOptions } from '../../../src/model/open-models.js';
import { openRuntime } from '../../../src/model/open-runtime.js';
import { MORE_OPERATORS } from '../../../src/model/compact/more-operators.js';
import { listProblems } from '../../fixtures/list-problems.js';
import { modelFolder } from '../../fixtures/model-folder.js';
import { SMALL, SMALL_INTENT, type LinearModel } from '../../fixtures/onnx-model.js';

const IDLE: LinearModel = { ...SMALL, entry: { load: 'idle' } };
const SHADOW: LinearModel = {
  ...SMALL_INTENT,
  version: '2.0.0',
  bias: [3],
  entry: { shadow: true, file: 'intent.shadow.onnx' },
};
/** Days of which the core set knows nothing. */
const DAYS: LinearModel = {
  ...SMALL_INTENT,
  id: 'days',
  features: ['page_views@1', 'moon@1'],
  activation: 'Exp',
  entry: { load: 'idle', link: 'log' },
};
const moon = { name: 'moon', ids: ['moon@1'], start: () => 0, fold: () => undefined, read: () => [7] } as const;
const FURTHER = openFeatures([moon as unknown as FeatureGroup]);

async function open(models: readonly LinearModel[], options: Partial<ModelOptions> = {}) {
  const problems: Problem[] = [];
  const folder = modelFolder(models);
  let rest = (): void => {};
  const resting = new Promise<void>((resolve) => (rest = resolve));
  const opened = await openModels({
    ...folder,
    openRuntime: () =>
      openRuntime({
        runtime: 'compact',
        loadOperators: async () => MORE_OPERATORS,
        openOrt: () => Promise.reject(new Error('not here')),
        whenIdle: async () => {},
      }),
    availableFeatures: new Set(SMALL.features),
    openFurther: async () => FURTHER,
    whenIdle: () => resting,
    report: listProblems(problems),
    ...options,
  });
  const asked = () => folder.asked.map((url) => url.replace(/.*\//, ''));
  return { models: opened, problems, asked, rest };
}

afterEach(() => vi.unstubAllGlobals());

describe('models that may wait', () => {
  it('are fetched when the page is idle and no sooner, and stand beside the others then', async () => {
    const { models, problems, asked, rest } = await open([IDLE, SMALL_INTENT]);
    await new Promise((next) => setTimeout(next, 20));
    expect(models.ids).toEqual(['intent']);
    expect(asked()).toEqual(['manifest.json', 'intent.onnx']);
    rest();
    const all = await models.later!.models;
    expect(all.ids).toEqual(['clusters', 'intent']);
    expect(all.key).toBe(models.later!.key);
    expect(all.later).toBeUndefined();
    expect(asked()).toContain('clusters.onnx');
    expect(problems).toEqual([]);
  });

  it('are not fetched at all on a visit that saves data', async () => {
    vi.stubGlobal('navigator', { connection: { saveData: true } });
    const { models, problems, asked, rest } = await open([IDLE, SMALL_INTENT, DAYS]);
    rest();
    expect(models.ids).toEqual(['intent']);
    expect(models.later).toBeUndefined();
    expect(asked()).toEqual(['manifest.json', 'intent.onnx']);
    expect(problems).toEqual([]);
  });

  it('are waited for where there are no others', async () => {
    const { models } = await open([IDLE], { whenIdle: async () => {} });
    expect(models.ids).toEqual(['clusters']);
    expect(models.later).toBeUndefined();
  });
});

describe('models on further features', () => {
  it('bring these features along, and hold up nobody', async () => {
    let loads = 0;
    const openFurther = async () => ((loads += 1), FURTHER);
    const { models, problems, rest } = await open([DAYS, { ...DAYS, id: 'weeks' }, SMALL_INTENT], { openFurther });
    expect(models.ids).toEqual(['intent']);
    expect([models.features, loads]).toEqual([undefined, 0]);
    rest();
    const all = await models.later!.models;
    expect([all.features, loads]).toEqual([FURTHER, 1]);
    const vector = all.features!.read(all.features!.start());
    const { values, probabilities } = (await all.score(vector))['days']!;
    // weights 1 and 1, means 1 and 4: exp(0 - 1 + 7 - 4)
    expect([values, probabilities]).toEqual([[expect.closeTo(Math.exp(2), 4)], []]);
    expect(problems).toEqual([]);
  });

  it('are absent where these do not come, and those on core features are not', async () => {
    const { models, problems, asked, rest } = await open([DAYS, IDLE, SMALL_INTENT], {
      openFurther: async () => undefined,
    });
    rest();
    const all = await models.later!.models;
    expect(all.ids).toEqual(['clusters', 'intent']);
    expect(asked()).not.toContain('days.onnx');
    expect(problems).toEqual([]);
  });

  it('are refused by name where no feature set has what they ask for', async () => {
    const { models, problems, rest } = await open([{ ...DAYS, features: ['page_views@1', 'sun@1'] }, SMALL_INTENT]);
    rest();
    expect((await models.later!.models).ids).toEqual(['intent']);
    expect(problems).toMatchObject([
      { code: 'model-mismatch', message: expect.stringContaining('"days" needs sun@1') },
    ]);
  });
});

describe('a model in shadow', () => {
  it('is scored under a key of its own, and only where shadows are asked for', async () => {
    const { models, problems } = await open([SMALL_INTENT, SHADOW]);
    expect(models.ids).toEqual(['intent']);
    expect(Object.keys(await models.score({}))).toEqual(['intent']);
    const { intent, 'intent~shadow': shadow } = await models.score({}, true);
    expect(shadow!.model).toBe('intent@2.0.0');
    expect(shadow!.probabilities[0]).toBeGreaterThan(intent!.probabilities[0]!);
    expect(intent!.runtime).toBe('compact');
    expect(problems).toEqual([]);
  });
});

describe('the link in a model’s metadata', () => {
  it.each([
    ['that says the same', 'log', []],
    ['that says nothing, as older files', undefined, []],
    ['that says something else', 'sigmoid', ['model-mismatch']],
  ])('of a file %s', async (_, link, codes) => {
    const days: LinearModel = { ...DAYS, features: SMALL.features, properties: { 'vitrine.link': link } };
    const { models, problems } = await open([days], { whenIdle: async () => {} });
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(models.ids).toEqual(codes.length ? [] : ['days']);
  });
});
