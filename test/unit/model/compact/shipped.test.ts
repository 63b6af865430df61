import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Session, type HeapProfiler } from 'node:inspector/promises';
import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { MORE_OPERATORS } from '../../../../src/model/compact/more-operators.js';
import { openCompact } from '../../../../src/model/compact/open-compact.js';
import { openGraph } from '../../../../src/model/compact/open-graph.js';
import { OPERATORS } from './run-both.js';

const FOLDER = new URL('../../../../models/', import.meta.url);
const ROWS = 10_000;
const RUNS = 10_000;
const TOLERANCE = 1e-5;
const readJson = (file: string) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
const manifest = readJson('manifest.json') as {
  models: readonly { id: string; file: string; features: readonly string[] }[];
};
const MODELS = manifest.models.map(({ file }) => file);

/** mulberry32: the same rows everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The rows that training has left, as columns. */
function columnsOf(file: string): readonly (readonly number[])[] {
  const { id } = manifest.models.find((one) => one.file === file)!;
  const { rows } = readJson(`fixtures/${id}.json`) as { rows: readonly { features: readonly number[] }[] };
  return rows[0]!.features.map((_, place) => rows.map(({ features }) => features[place]!));
}

/** Values of training apart from each other, some of them 0 and some with noise; in every fifth row negative, huge or tiny ones. */
function rows(count: number, file: string): Float32Array {
  const next = random(20261121);
  const columns = columnsOf(file);
  const width = columns.length;
  const extreme = [0, -0, -1, 1e-30, 0.5, 1e9, 1e30, -1e30, 3.4e38, 2 ** 31];
  const one = (values: readonly number[]): number => values[Math.floor(next() * values.length)]!;
  return Float32Array.from({ length: count * width }, (_, index) => {
    if (Math.floor(index / width) % 5 === 4) return one(extreme);
    return next() < 0.2 ? 0 : one(columns[index % width]!) * (next() < 0.5 ? 1 : 2 * next());
  });
}

describe('the models that come with the release', () => {
  it.each(MODELS)('%s says of 10,000 rows what onnxruntime does', async (file) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, FOLDER)));
    const graph = openGraph(bytes, OPERATORS);
    const width = graph.inputs[0]!.dims![1]!;
    const data = rows(ROWS, file);
    ort.env.wasm.numThreads = 1;
    const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
    const expected = await session.run({ features: new ort.Tensor('float32', data, [ROWS, width]) });
    await session.release();
    const atOnce = graph.run({ features: { type: 'float32', dims: [ROWS, width], data } });
    for (const [name, tensor] of Object.entries(expected)) {
      expect([...atOnce[name]!.dims]).toEqual([...tensor.dims]);
      expect(furthest(atOnce[name]!.data as Float32Array, tensor.data as Float32Array)).toBeLessThanOrEqual(TOLERANCE);
    }
    // Row by row, as it is run: not even the last bit differs.
    const all = Object.fromEntries(graph.outputs.map((name) => [name, (atOnce[name]!.data as Float32Array).slice()]));
    for (let row = 0; row < ROWS; row++) {
      const one = graph.run({
        features: { type: 'float32', dims: [1, width], data: data.subarray(row * width, (row + 1) * width) },
      });
      for (const name of graph.outputs.filter((output) => output !== 'bias')) {
        const values = one[name]!.data as Float32Array;
        for (let i = 0; i < values.length; i++)
          if (!Object.is(values[i], all[name]![row * values.length + i])) expect.fail(`${name} of row ${row} differ`);
      }
    }
  });
});

describe('a run', () => {
  it.each(MODELS)('of %s makes no object of a float once it is warm', async (file) => {
    const session = await openCompact(async () => MORE_OPERATORS)(new Uint8Array(readFileSync(new URL(file, FOLDER))));
    const { features } = manifest.models.find((one) => one.file === file)!;
    const data = rows(64, file);
    const given = Array.from({ length: 64 }, (_, row) =>
      data.slice(row * features.length, (row + 1) * features.length),
    );
    const runs = (count: number): void => {
      for (let run = 0; run < count; run++) void session.run(given[run % 64]!);
    };
    // Until V8 has optimised it, every float that passes through a function is an object: kilobytes a run.
    for (let round = 0; round < 4; round++) {
      runs(20_000);
      await setTimeout(20);
    }
    const inspector = new Session();
    inspector.connect();
    await inspector.post('HeapProfiler.startSampling', {
      samplingInterval: 128,
      includeObjectsCollectedByMinorGC: true,
      includeObjectsCollectedByMajorGC: true,
    } as object);
    runs(RUNS);
    const { profile } = await inspector.post('HeapProfiler.stopSampling');
    inspector.disconnect();
    expect(sizeUnder(profile.head) / RUNS).toBeLessThan(1000);
  });
});

function sizeUnder({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + sizeUnder(child), selfSize);
}

/** The largest difference, beyond 1 as a share of the value. */
function furthest(ours: Float32Array, theirs: Float32Array): number {
  let most = 0;
  ours.forEach((value, index) => {
    const other = theirs[index]!;
    const off = Object.is(value, other) ? 0 : Math.abs(value - other) / Math.max(1, Math.abs(other));
    if (!(off <= most)) most = off;
  });
  return most;
}
