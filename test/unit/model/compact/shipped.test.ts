import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Session, type HeapProfiler } from 'node:inspector/promises';
import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { CORE_OPERATORS } from '../../../../src/model/compact/core-operators.js';
import { openCompact } from '../../../../src/model/compact/open-compact.js';
import { openGraph } from '../../../../src/model/compact/open-graph.js';

const FOLDER = new URL('../../../../models/', import.meta.url);
const MODELS = readdirSync(FOLDER).filter((name) => name.endsWith('.onnx'));
const ROWS = 10_000;
const RUNS = 10_000;
const manifest = JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')) as {
  models: readonly { file: string; features: readonly string[] }[];
};

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

/** Counts and seconds as shoppers leave them, in every fifth row negative, huge, tiny or fractional ones. */
function rows(count: number, width: number): Float32Array {
  const next = random(20261121);
  const extreme = [0, -0, -1, 1e-30, 0.5, 1e9, 1e30, -1e30, 3.4e38, 2 ** 31];
  return Float32Array.from({ length: count * width }, (_, index) =>
    Math.floor(index / width) % 5 === 4
      ? extreme[Math.floor(next() * extreme.length)]!
      : next() < 0.3
        ? 0
        : Math.floor(Math.exp(next() * 8) - 1),
  );
}

describe('the models that come with the release', () => {
  it.each(MODELS)('%s says of 10,000 rows what onnxruntime does', async (file) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, FOLDER)));
    const graph = openGraph(bytes, CORE_OPERATORS);
    const width = graph.inputs[0]!.dims![1]!;
    const data = rows(ROWS, width);
    ort.env.wasm.numThreads = 1;
    const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
    const expected = await session.run({ features: new ort.Tensor('float32', data, [ROWS, width]) });
    await session.release();
    const atOnce = graph.run({ features: { type: 'float32', dims: [ROWS, width], data } });
    for (const [name, tensor] of Object.entries(expected)) {
      expect([...atOnce[name]!.dims]).toEqual([...tensor.dims]);
      expect(furthest(atOnce[name]!.data as Float32Array, tensor.data as Float32Array)).toBeLessThanOrEqual(1e-6);
    }
    // Row by row, as it is run: not even the last bit differs.
    const all = Object.fromEntries(graph.outputs.map((name) => [name, (atOnce[name]!.data as Float32Array).slice()]));
    for (let row = 0; row < ROWS; row++) {
      const one = graph.run({
        features: { type: 'float32', dims: [1, width], data: data.subarray(row * width, (row + 1) * width) },
      });
      for (const name of ['probabilities', 'contributions']) {
        const values = one[name]!.data as Float32Array;
        for (let i = 0; i < values.length; i++)
          if (values[i] !== all[name]![row * values.length + i]) expect.fail(`${name} of row ${row} differ`);
      }
    }
  });
});

describe('a run', () => {
  it.each(MODELS)('of %s makes no object of a float once it is warm', async (file) => {
    const session = await openCompact(async () => ({}))(new Uint8Array(readFileSync(new URL(file, FOLDER))));
    const { features } = manifest.models.find((one) => one.file === file)!;
    const data = rows(64, features.length);
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

/** The largest difference. */
function furthest(ours: Float32Array, theirs: Float32Array): number {
  let most = 0;
  ours.forEach((value, index) => {
    const off = Math.abs(value - theirs[index]!);
    if (!(off <= most)) most = off;
  });
  return most;
}
