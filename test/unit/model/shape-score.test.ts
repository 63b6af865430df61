import { describe, expect, it } from 'vitest';
import type { ManifestEntry } from '../../../src/model/manifest.js';
import { shapeScore } from '../../../src/model/shape-score.js';

const ENTRY: ManifestEntry = {
  id: 'clusters',
  version: '1.0.0',
  file: 'clusters.onnx',
  sha256: '0'.repeat(64),
  bytes: 1,
  features: ['cart_adds@1', 'page_views@1', 'searches@1'],
  labels: ['calm', 'hurried'],
  outputs: ['probabilities', 'contributions', 'bias'],
};
const OUTPUTS = {
  probabilities: Float32Array.of(0.25, 0.75),
  contributions: Float32Array.of(1, 2, 3, 4, 5, 6),
  bias: Float32Array.of(-1, 1),
};

describe('shapeScore', () => {
  it('gives a row of contributions to each label', () => {
    expect(shapeScore(ENTRY, OUTPUTS, 'compact')).toEqual({
      model: 'clusters@1.0.0',
      labels: ENTRY.labels,
      features: ENTRY.features,
      probabilities: [0.25, 0.75],
      contributions: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      bias: [-1, 1],
      runtime: 'compact',
    });
  });

  it('keeps values apart from probabilities, and hands on the thresholds', () => {
    const { probabilities: values, ...parts } = OUTPUTS;
    const entry = { ...ENTRY, outputs: ['values', 'contributions', 'bias'], thresholds: { base: 0.2 } };
    expect(shapeScore(entry, { values, ...parts }, 'compact')).toMatchObject({
      probabilities: [],
      values: [0.25, 0.75],
      thresholds: { base: 0.2 },
    });
    expect(shapeScore(entry, OUTPUTS, 'compact')).toBe('has no output "values"');
  });

  it('asks a model that promises no reasons for none', () => {
    const { contributions: _, bias: __, ...only } = OUTPUTS;
    expect(shapeScore({ ...ENTRY, outputs: ['probabilities'] }, only, 'ort')).toEqual({
      model: 'clusters@1.0.0',
      labels: ENTRY.labels,
      features: ENTRY.features,
      probabilities: [0.25, 0.75],
      contributions: [],
      bias: [],
      runtime: 'ort',
    });
  });

  it('gives lists of its own: a session may write over its outputs', () => {
    const outputs = { ...OUTPUTS, probabilities: OUTPUTS.probabilities.slice(), bias: OUTPUTS.bias.slice() };
    const score = shapeScore(ENTRY, outputs, 'compact');
    outputs.probabilities.fill(0);
    outputs.bias.fill(0);
    expect(score).toMatchObject({ probabilities: [0.25, 0.75], bias: [-1, 1] });
  });

  it.each([
    ['probabilities', Float32Array.of(1), 'gives 1 probabilities where its metadata promise 2'],
    ['contributions', new Float32Array(5), 'gives 5 contributions where its metadata promise 6'],
    ['bias', Float32Array.of(0, Infinity), 'gives bias that are not finite numbers'],
    ['bias', undefined, 'has no output "bias"'],
  ])('says what is wrong with %s', (name, values, fault) => {
    const { [name as 'bias']: _, ...others } = OUTPUTS;
    expect(shapeScore(ENTRY, values ? { ...others, [name]: values } : others, 'compact')).toBe(fault);
  });
});
