import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/lib/report.js';
import { MORE_OPERATORS } from '../../../src/model/compact/more-operators.js';
import { openModels, type ModelOptions } from '../../../src/model/open-models.js';
import { openRuntime } from '../../../src/model/open-runtime.js';
import { openOrt } from '../../../src/model/ort-runtime.js';
import { refusal, type ModelSession, type Runtime } from '../../../src/model/runtime.js';
import { int, writeGraph } from '../../fixtures/graph-writer.js';
import { listProblems } from '../../fixtures/list-problems.js';
import { entryOf, modelFolder } from '../../fixtures/model-folder.js';
import { onnxModel, SMALL, type LinearModel } from '../../fixtures/onnx-model.js';

const INTENT: LinearModel = {
  ...SMALL,
  id: 'intent',
  labels: ['purchase'],
  weights: [[0.75, 0.125]],
  bias: [-1],
  activation: 'Sigmoid',
};

/** What a runtime gives for INTENT. */
function outputs(value: number) {
  return { probabilities: Float32Array.of(value), contributions: Float32Array.of(0, 0), bias: Float32Array.of(0) };
}

async function open(models: readonly LinearModel[], options: Pick<ModelOptions, 'openRuntime'>, replace = {}) {
  const problems: Problem[] = [];
  const report = listProblems(problems);
  const availableFeatures = new Set(SMALL.features);
  const opened = await openModels({ ...modelFolder(models, replace), availableFeatures, report, ...options });
  return { models: opened, problems };
}

describe('openModels with two runtimes', () => {
  const REFUSAL = new Error('compact: no operator ai.onnx.GRU (opset 14)');
  const half: ModelSession = { runtime: 'compact', run: () => outputs(0.5), close: () => undefined };
  /** Runs all but the model of this id, which its metadata name. */
  const without =
    (id: string, session: ModelSession = half): Runtime =>
    async (bytes) =>
      new TextDecoder().decode(bytes).includes(id) ? Promise.reject(REFUSAL) : session;
  const [SEQUENCE, OTHER] = [
    { ...INTENT, id: 'sequence' },
    { ...INTENT, id: 'other' },
  ];

  it('scores by the first while the second is on its way, then by both, in the order of the manifest', async () => {
    let arrive: ((session: ModelSession) => void) | undefined;
    const coming = new Promise<ModelSession>((resolve) => (arrive = resolve));
    const { models, problems } = await open([SEQUENCE, OTHER], {
      openRuntime: () => [without('sequence'), () => coming],
    });
    expect(models.ids).toEqual(['other']);
    expect(Object.keys(await models.score({}))).toEqual(['other']);
    arrive?.({ ...half, runtime: 'ort', run: async () => outputs(0.75) });
    const all = await models.later!.models;
    expect(all.ids).toEqual(['sequence', 'other']);
    expect(models.later!.key).toBe(all.key);
    expect(all.key).toContain(models.key);
    expect(await all.score({})).toMatchObject({
      sequence: { probabilities: [0.75], runtime: 'ort' },
      other: { probabilities: [0.5] },
    });
    expect(all.later).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it('waits for the second where the first runs nothing', async () => {
    const { models, problems } = await open([SEQUENCE], { openRuntime: () => [without('sequence'), async () => half] });
    expect(models.ids).toEqual(['sequence']);
    expect(models.later).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it('says what both of them lack, under the code of the second and with its remedy', async () => {
    const heavy = refusal('runtime-too-heavy', 'Save-Data or 2g');
    const { models, problems } = await open([SEQUENCE, OTHER], {
      openRuntime: () => [without('sequence'), () => Promise.reject(heavy)],
    });
    expect((await models.later!.models).ids).toEqual(['other']);
    expect(problems).toEqual([
      {
        code: 'runtime-too-heavy',
        field: 'sequence',
        message:
          'sequence needs ONNX Runtime, 3.7 MB, on a visit that saves data: compact: no operator ai.onnx.GRU (opset 14), Save-Data or 2g; set runtime to ort to load it anyway.',
        cause: 'Save-Data or 2g',
      },
    ]);
  });

  it('never runs a session twice at a time, before and after', async () => {
    let running = 0;
    const session: ModelSession = {
      runtime: 'compact',
      async run() {
        expect(++running).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running--;
        return outputs(0.5);
      },
      close: () => undefined,
    };
    const { models } = await open([SEQUENCE, OTHER], {
      openRuntime: () => [without('sequence', session), async () => session],
    });
    const all = await models.later!.models;
    const scores = [models.score({}), all.score({}), models.score({})];
    expect((await Promise.all(scores)).map((one) => Object.keys(one).length)).toEqual([1, 2, 1]);
  });
});

/** A gated recurrent unit over one step, which knows no reasons: h = (1 - z) * tanh(w x), with z the sigmoid of (v x). */
const RECURRENT: LinearModel = { ...INTENT, id: 'recurrent', outputs: ['probabilities'] };
const [V, W] = [
  [0.5, -0.25],
  [0.125, 0.75],
];

function recurrentModel({ id, version, features, labels }: LinearModel): Uint8Array {
  const float32 = (dims: number[], data: number[]) =>
    ({ type: 'float32', dims, data: Float32Array.from(data) }) as const;
  const graph = writeGraph({
    nodes: [
      { op: 'Unsqueeze', inputs: ['features', 'first'], outputs: ['x'] },
      { op: 'GRU', inputs: ['x', 'w', 'r'], outputs: ['', 'state'], attributes: { hidden_size: int(1) } },
      { op: 'Squeeze', inputs: ['state', 'first'], outputs: ['h'] },
      { op: 'Sigmoid', inputs: ['h'], outputs: ['probabilities'] },
    ],
    inputs: { features: { type: 'float32', dims: ['N', 2] } },
    outputs: ['probabilities'],
    initializers: {
      first: { type: 'int64', dims: [1], data: BigInt64Array.of(0n) },
      w: float32([1, 3, 2], [...V!, 0, 0, ...W!]),
      r: float32([1, 3, 1], [0, 0, 0]),
    },
    opset: 14,
  });
  const writer = new PbfWriter();
  const properties = { id, version, features: JSON.stringify(features), labels: JSON.stringify(labels) };
  for (const [name, value] of Object.entries(properties))
    writer.writeMessage(
      14,
      (_, entry) => (entry.writeStringField(1, `vitrine.${name}`), entry.writeStringField(2, value)),
      undefined,
    );
  return Uint8Array.from([...graph, ...writer.finish()]);
}

describe('a recurrent model that gives probabilities only', () => {
  const bytes = recurrentModel(RECURRENT);
  const manifest = JSON.stringify({
    version: 1,
    models: [entryOf(RECURRENT, bytes), entryOf(INTENT, onnxModel(INTENT))],
  });
  const files = { 'manifest.json': manifest, 'recurrent.onnx': bytes };
  const sources = {
    openOrt: () => openOrt({ module: import.meta.resolve('onnxruntime-web') }),
    loadOperators: async () => MORE_OPERATORS,
    whenIdle: async () => {},
  };

  it('is scored by ONNX Runtime with runtime auto, beside those that the compact runtime runs', async () => {
    const { models, problems } = await open(
      [INTENT],
      { openRuntime: () => openRuntime({ ...sources, runtime: 'auto' }) },
      files,
    );
    expect(models.ids).toEqual(['intent']);
    const all = await models.later!.models;
    expect(all.ids).toEqual(['recurrent', 'intent']);
    const scores = await all.score({ 'cart_adds@1': 2, 'page_views@1': 3 });
    const dot = (weights: readonly number[]) => weights[0]! * 2 + weights[1]! * 3;
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    const state = (1 - sigmoid(dot(V!))) * Math.tanh(dot(W!));
    expect(scores['recurrent']!.probabilities[0]).toBeCloseTo(sigmoid(state), 5);
    expect(scores['recurrent']).toMatchObject({ contributions: [], bias: [], features: SMALL.features });
    expect(scores['intent']!.bias).toEqual([-1]);
    expect(problems).toEqual([]);
    all.close();
  });

  it('is refused by name of the operator with runtime compact', async () => {
    const { models, problems } = await open(
      [INTENT],
      { openRuntime: () => openRuntime({ ...sources, runtime: 'compact' }) },
      files,
    );
    expect(models.ids).toEqual(['intent']);
    expect(models.later).toBeUndefined();
    expect(problems).toMatchObject([
      {
        code: 'model-runtime',
        field: 'recurrent',
        message:
          'recurrent cannot be run: compact: no operator ai.onnx.GRU (opset 14); use standard operators, or serve ort/ and set runtime to auto.',
      },
    ]);
  });
});
