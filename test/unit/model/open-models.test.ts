import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/lib/report.js';
import { openModels, type ModelOptions } from '../../../src/model/open-models.js';
import { openOrt } from '../../../src/model/ort-runtime.js';
import { ortWhenIdle } from '../../../src/model/ort-when-idle.js';
import type { Runtime } from '../../../src/model/runtime.js';
import { listProblems } from '../../fixtures/list-problems.js';
import { modelFolder } from '../../fixtures/model-folder.js';
import { onnxModel, SMALL, type LinearModel } from '../../fixtures/onnx-model.js';

const INTENT: LinearModel = {
  ...SMALL,
  id: 'intent',
  labels: ['purchase'],
  weights: [[0.75, 0.125]],
  bias: [-1],
  activation: 'Sigmoid',
};
const ORT = { module: import.meta.resolve('onnxruntime-web') };
const whenIdle = async (): Promise<void> => {};
const AVAILABLE = new Set(['cart_adds@1', 'page_views@1', 'searches@1']);

/** What a runtime gives for INTENT. */
function outputs(value: number) {
  return { probabilities: Float32Array.of(value), contributions: Float32Array.of(0, 0), bias: Float32Array.of(0) };
}

async function open(models: readonly LinearModel[], options: Partial<ModelOptions> = {}, replace = {}) {
  const problems: Problem[] = [];
  const folder = modelFolder(models, replace);
  const report = listProblems(problems);
  const opened = await openModels({
    ...folder,
    openRuntime: () => [ortWhenIdle({ openOrt: () => openOrt(ORT), whenIdle }, true)],
    availableFeatures: AVAILABLE,
    report,
    ...options,
  });
  return { models: opened, problems, folder };
}

/** What the definition of a linear model gives in double precision. */
function expected({ weights, means, bias, activation }: LinearModel, row: readonly number[]) {
  const contributions = weights.map((weight) => weight.map((w, i) => w * (row[i]! - means[i]!)));
  const logits = contributions.map((parts, k) => bias[k]! + parts.reduce((a, b) => a + b, 0));
  const powers = logits.map(Math.exp);
  const total = powers.reduce((a, b) => a + b, 0);
  const probabilities =
    activation === 'Softmax' ? powers.map((p) => p / total) : logits.map((l) => 1 / (1 + Math.exp(-l)));
  return { contributions, probabilities };
}

describe('openModels with ONNX Runtime', () => {
  it('scores a vector as the models define it, contributions adding up to the logit', async () => {
    const { models, problems } = await open([INTENT, SMALL]);
    expect(problems).toEqual([]);
    expect(models.ids).toEqual(['intent', 'clusters']);
    const scores = await models.score({ 'page_views@1': 7, 'cart_adds@1': 2, 'searches@1': 99 });
    for (const model of [INTENT, SMALL]) {
      const score = scores[model.id]!;
      const { contributions, probabilities } = expected(model, [2, 7]);
      expect(score).toMatchObject({ model: `${model.id}@1.2.0`, labels: model.labels, features: model.features });
      expect(score.contributions).toEqual(contributions.map((row) => row.map((value) => expect.closeTo(value, 5))));
      expect(score.probabilities).toEqual(probabilities.map((value) => expect.closeTo(value, 5)));
      expect(score.bias).toEqual(model.bias.map((value) => expect.closeTo(value, 6)));
    }
    models.close();
  });

  it('takes what is missing or no finite number for 0', async () => {
    const { models, problems } = await open([INTENT]);
    const zeros = await models.score({});
    for (const value of [Number.NaN, Infinity, -Infinity, 1e39])
      expect(await models.score({ 'page_views@1': value })).toEqual(zeros);
    expect(zeros.intent!.probabilities[0]).toBeCloseTo(expected(INTENT, [0, 0]).probabilities[0]!, 5);
    expect(problems).toEqual([]);
    models.close();
  });

  it('answers concurrent calls in order, each with its own scores', async () => {
    const { models } = await open([INTENT]);
    const rows = Array.from({ length: 30 }, (_, n) => n);
    const scores = await Promise.all(rows.map((n) => models.score({ 'page_views@1': n, 'cart_adds@1': 1 })));
    scores.forEach((score, n) =>
      expect(score.intent!.probabilities[0]).toBeCloseTo(expected(INTENT, [1, n]).probabilities[0]!, 5),
    );
    models.close();
  });

  it('leaves out a model whose graph ONNX Runtime refuses, and runs the other', async () => {
    const { models, problems } = await open([{ ...INTENT, activation: 'Sigmoit' as 'Sigmoid' }, SMALL]);
    expect(models.ids).toEqual(['clusters']);
    expect(problems).toMatchObject([
      { code: 'model-runtime', field: 'intent', message: expect.stringContaining('Sigmoit') },
    ]);
    models.close();
  });

  it('leaves out a model whose graph does not give what its metadata promise', async () => {
    const narrow = { ...SMALL, properties: { 'vitrine.labels': '["calm","hurried","lost"]' } };
    const { models, problems } = await open([{ ...INTENT, without: ['contributions'] }, narrow], {}, {});
    expect(models.ids).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'model-mismatch', field: 'clusters.onnx', message: expect.stringContaining('labels') },
      { code: 'model-mismatch', field: 'intent.onnx', message: expect.stringContaining('no output "contributions"') },
    ]);
  });

  it('says once that ONNX Runtime could not be loaded', async () => {
    const { models, problems } = await open([INTENT, SMALL], {
      openRuntime: () => [
        ortWhenIdle({ openOrt: () => openOrt({ module: 'file:///nowhere/ort.mjs' }), whenIdle }, true),
      ],
    });
    expect(await models.score({})).toEqual({});
    expect(problems).toMatchObject([{ code: 'model-runtime', field: 'intent,clusters' }]);
    expect(problems[0]!.message).toContain('intent,clusters cannot be run');
  });
});

describe('openModels with broken files', () => {
  const CHANGED = onnxModel({ ...INTENT, bias: [-2] });
  it.each([
    ['is missing', undefined, 'model-missing'],
    ['is empty', '', 'model-truncated'],
    ['is cut', onnxModel(INTENT).slice(0, 200), 'model-truncated'],
    ['is an HTML error page', '<!DOCTYPE html>', 'model-not-onnx'],
    ['has another hash', CHANGED, 'model-mismatch'],
    ['is longer', onnxModel({ ...INTENT, properties: { more: 'words' } }), 'model-mismatch'],
    ['is another version', onnxModel({ ...INTENT, version: '1.2.1' }), 'model-mismatch'],
    [
      'has its features in another order',
      onnxModel({ ...INTENT, features: INTENT.features.toReversed() }),
      'model-mismatch',
    ],
    ['has no metadata', onnxModel({ ...INTENT, properties: { 'vitrine.id': undefined } }), 'model-metadata'],
  ])('goes on with the others when one %s', async (_, content, code) => {
    const { models, problems } = await open([INTENT, SMALL], {}, { 'intent.onnx': content });
    expect(models.ids).toEqual(['clusters']);
    expect(problems).toMatchObject([{ code, field: 'intent.onnx', message: expect.stringContaining('intent') }]);
    expect(Object.keys(await models.score({}))).toEqual(['clusters']);
    models.close();
  });

  it('rule 31: compares only the size where the platform has no digest, and refuses what a digest cannot prove', async () => {
    const refused = await open([INTENT], { digest: () => Promise.reject(new Error('no')) });
    expect(refused.problems).toMatchObject([{ code: 'model-mismatch' }]);
    const wrong = await open([INTENT], { digest: () => Promise.resolve(new ArrayBuffer(32)) });
    expect(wrong.problems).toMatchObject([
      { code: 'model-mismatch', message: expect.stringContaining('0'.repeat(64)) },
    ]);
    const subtle = Object.getOwnPropertyDescriptor(globalThis.crypto, 'subtle');
    Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const { models } = await open([INTENT], {}, { 'intent.onnx': CHANGED });
      expect(models.ids).toEqual(['intent']);
      models.close();
    } finally {
      if (subtle) Object.defineProperty(globalThis.crypto, 'subtle', subtle);
      else Reflect.deleteProperty(globalThis.crypto, 'subtle');
    }
  });

  it('fetches neither file nor runtime of a model whose feature this release does not compute', async () => {
    const { models, problems, folder } = await open([{ ...INTENT, features: ['cart_adds@1', 'page_views@2'] }]);
    expect(models.ids).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'model-mismatch', message: expect.stringMatching(/"intent" needs page_views@2,/) },
    ]);
    expect(folder.asked).toEqual(['https://shop.test/assets/models/manifest.json']);
  });

  it.each([
    ['missing', undefined, 'model-missing'],
    ['an error page', '<html>', 'model-manifest'],
  ])('goes by rules alone when the manifest is %s', async (_, content, code) => {
    const { models, problems } = await open([INTENT], {}, { 'manifest.json': content });
    expect(await models.score({})).toEqual({});
    expect(problems).toMatchObject([{ code, field: 'manifest.json' }]);
  });

  it('reports an address that is none', async () => {
    const { problems } = await open([INTENT], { url: 'models' });
    expect(problems).toMatchObject([
      { code: 'model-missing', message: expect.stringContaining('models/manifest.json') },
    ]);
  });

  it('takes a folder address without its last slash', async () => {
    const { models } = await open([INTENT], { url: 'https://shop.test/assets/models' });
    expect(models.ids).toEqual(['intent']);
    models.close();
  });
});

describe('openModels with a runtime that fails', () => {
  it('reports a model that fails on a vector once, leaves it out, and tries it again', async () => {
    const answers = [outputs(0.5), undefined, outputs(Number.NaN), outputs(0.25)];
    const runtime: Runtime = async () => ({
      runtime: 'compact',
      run: async () => answers.shift() ?? Promise.reject(new Error('out of memory')),
      close: () => undefined,
    });
    const { models, problems } = await open([INTENT], { openRuntime: () => [runtime] });
    expect(await models.score({})).toEqual({});
    expect(await models.score({})).toEqual({});
    expect((await models.score({})).intent?.probabilities).toEqual([0.25]);
    expect(problems).toMatchObject([{ code: 'model-runtime', field: 'intent' }]);
  });

  it('never runs two models at a time and closes them after the last run, once', async () => {
    let running = 0;
    const log: string[] = [];
    const runtime: Runtime = async () => ({
      runtime: 'compact',
      async run() {
        running++;
        expect(running).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running--;
        log.push('ran');
        return outputs(0.5);
      },
      close: () => void log.push('closed'),
    });
    const { models } = await open([INTENT, { ...INTENT, id: 'other' }], { openRuntime: () => [runtime] });
    log.length = 0;
    const scores = [models.score({}), models.score({})];
    expect(Object.keys((await Promise.all(scores))[1]!)).toEqual(['intent', 'other']);
    const last = models.score({});
    models.close();
    models.close();
    expect(await last).toEqual({});
    expect(await models.score({})).toEqual({});
    expect(log).toEqual(['ran', 'ran', 'ran', 'ran', 'closed', 'closed']);
  });
});

describe('openModels with a model that does not explain itself', () => {
  it('scores it without contributions and bias, by its probabilities', async () => {
    const plain: LinearModel = { ...INTENT, without: ['contributions', 'bias'], outputs: ['probabilities'] };
    const { models, problems } = await open([plain, SMALL]);
    expect(problems).toEqual([]);
    const scores = await models.score({ 'page_views@1': 7, 'cart_adds@1': 2 });
    expect(scores.intent).toMatchObject({ contributions: [], bias: [] });
    expect(scores.intent!.probabilities[0]).toBeCloseTo(expected(INTENT, [2, 7]).probabilities[0]!, 5);
    expect(scores.clusters!.bias).toHaveLength(2);
    models.close();
  });

  it('does not read outputs that the manifest does not promise', async () => {
    const { models } = await open([{ ...INTENT, outputs: ['probabilities'] }]);
    expect((await models.score({})).intent).toMatchObject({ contributions: [], bias: [] });
    models.close();
  });
});
