// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openGraph } from '../../../../src/model/compact/open-graph.js';
import { tensorOf, type ElementType, type Tensor } from '../../../../src/model/compact/tensor.js';
import { expectTensors } from './against-onnxruntime.js';
import { OPERATORS, runOracle } from './run-both.js';

type Listed = { dims: number[]; data: (number | string | null)[] };
type Fixture = { inputs: Record<string, Listed>; outputs: Record<string, Listed> };

const FOLDER = new URL('../../../fixtures/exports/', import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.onnx'))
  .map((name) => name.replace('.onnx', ''));

function read(name: string) {
  const bytes = new Uint8Array(readFileSync(new URL(`${name}.onnx`, FOLDER)));
  const fixture = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as Fixture;
  const feeds = Object.fromEntries(
    Object.entries(fixture.inputs).map(([input, { dims, data }]) => [input, tensorFrom(dims, data)]),
  );
  return { bytes, feeds, outputs: fixture.outputs };
}

function tensorFrom(dims: number[], data: Listed['data']): Tensor {
  const type: ElementType = data.some((value) => typeof value === 'string') ? 'string' : 'float32';
  return tensorOf(
    type,
    dims,
    data.map((value) => value ?? NaN),
  );
}

/** The same rows, n at a time. */
function rowsOf(feeds: Record<string, Tensor>, from: number, to: number): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(feeds).map(([name, { type, dims, data }]) => {
      const width = dims[1]!;
      return [name, { type, dims: [to - from, width], data: (data as Float32Array).slice(from * width, to * width) }];
    }),
  );
}

describe('models as converters export them', () => {
  it('are all here', () => expect(NAMES.length).toBe(20));

  it.each(NAMES)('%s predicts what its own library does', (name) => {
    const { bytes, feeds, outputs } = read(name);
    const ours = openGraph(bytes, OPERATORS).run(feeds);
    for (const [output, { data }] of Object.entries(outputs)) {
      const values = Array.from(ours[output]!.data as Float32Array);
      expect(values.length).toBe(data.length);
      values.forEach((value, index) => {
        const expected = data[index]!;
        if (typeof expected === 'string') expect(value).toBe(expected);
        else expect(Math.abs(Number(value) - expected)).toBeLessThanOrEqual(2e-5 * (1 + Math.abs(expected)));
      });
    }
  });

  // onnxruntime-web cannot hand out the maps of ZipMap.
  it.each(NAMES.filter((name) => !name.includes('zipmap')))(
    '%s scores as onnxruntime does, at once and row by row',
    async (name) => {
      const { bytes, feeds } = read(name);
      const graph = openGraph(bytes, OPERATORS);
      // Distances are roots of differences of large numbers.
      const tolerance = name.includes('kmeans') ? { absolute: 1e-4 } : {};
      expectTensors(graph.run(feeds), await runOracle(bytes, feeds), tolerance);
      for (let row = 0; row < 3; row++) {
        const one = rowsOf(feeds, row, row + 1);
        expectTensors(graph.run(one), await runOracle(bytes, one), tolerance);
      }
    },
  );

  it('ZipMap names the columns of the scores', () => {
    const { bytes, feeds } = read('sklearn-logistic-zipmap');
    const scores = openGraph(bytes, OPERATORS).run(feeds)['output_probability']!;
    expect(scores.keys).toEqual(['browse', 'buy', 'compare']);
    expect(scores.dims).toEqual([24, 3]);
  });
});
