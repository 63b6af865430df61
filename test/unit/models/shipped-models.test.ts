import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFeatures } from '../../../src/features/features.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';

type Listed = Readonly<{
  id: string;
  version: string;
  file: string;
  sha256: string;
  bytes: number;
  features: readonly string[];
  labels: readonly string[];
  outputs: readonly string[];
  card: string;
}>;

type Fixture = Readonly<{
  features: readonly string[];
  labels: readonly string[];
  rows: readonly Readonly<{
    features: readonly number[];
    /** Of a model that gives values these, and the logits are their logarithms. */
    probabilities?: readonly number[];
    values?: readonly number[];
    logits: readonly number[];
  }>[];
}>;

const folder = new URL('../../../models/', import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, folder));
const { models } = JSON.parse(read('manifest.json').toString()) as { models: readonly Listed[] };
const TOLERANCE = 1e-5;

const known = openFeatures(MORE_FEATURES).ids;

it('ships the models that the segments read, before all others', () => {
  expect(models.slice(0, 2).map(({ id }) => id)).toEqual(['intent', 'clusters']);
});

describe.each(models)('the shipped model $id', (model) => {
  const { rows, features, labels } = JSON.parse(read(`fixtures/${model.id}.json`).toString()) as Fixture;
  const n = model.features.length;
  const k = model.labels.length;
  const gives = model.outputs.includes('values') ? 'values' : 'probabilities';
  let outputs: Record<string, Float32Array>;
  let shapes: Record<string, readonly number[]>;

  beforeAll(async () => {
    ort.env.wasm.numThreads = 1;
    const session = await ort.InferenceSession.create(read(model.file));
    const input = Float32Array.from(rows.flatMap((row) => row.features));
    const results = await session.run({ features: new ort.Tensor('float32', input, [rows.length, n]) });
    shapes = Object.fromEntries(Object.entries(results).map(([name, { dims }]) => [name, dims]));
    outputs = Object.fromEntries(Object.entries(results).map(([name, { data }]) => [name, data as Float32Array]));
    await session.release();
  });

  it('is the file that the manifest lists', () => {
    const bytes = read(model.file);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(model.sha256);
    expect(bytes.length).toBe(model.bytes);
    expect(read(model.card).toString()).toContain(`# ${model.id} ${model.version}`);
  });

  it('asks only for features that this build computes', () => {
    expect(known).toEqual(expect.arrayContaining([...model.features]));
    expect([features, labels]).toEqual([model.features, model.labels]);
  });

  it('has the outputs of the contract', () => {
    expect(Object.keys(shapes)).toEqual(model.outputs);
    expect(shapes).toEqual({ [gives]: [rows.length, k], contributions: [rows.length, k * n], bias: [1, k] });
  });

  it('gives the probabilities or values of the training run', () => {
    for (const [place, row] of rows.entries())
      for (const [label, told] of row[gives]!.entries())
        expect(Math.abs(outputs[gives]![place * k + label]! - told)).toBeLessThan(TOLERANCE * Math.max(1, told));
  });

  it('rule 29: explains each score: contributions and bias add up to the logit, or to the logarithm', () => {
    for (const [place, row] of rows.entries())
      for (const [label, logit] of row.logits.entries()) {
        const start = place * k * n + label * n;
        const shares = outputs['contributions']!.subarray(start, start + n);
        const sum = shares.reduce((total, share) => total + share, outputs['bias']![label]!);
        expect(Math.abs(sum - logit)).toBeLessThan(TOLERANCE * Math.max(1, Math.abs(logit)));
      }
  });
});
