import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FeatureId } from '../../../src/features/feature-vector.js';
import { openFeatures } from '../../../src/features/features.js';
import { fillRow } from '../../../src/model/fill-row.js';
import { SHOPPER_STORIES } from './shopper-stories.js';

const core = openFeatures();

const folder = new URL('../../../models/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder)).toString());
const { features, labels, file } = manifest.models.find(({ id }: { id: string }) => id === 'clusters') as {
  features: readonly FeatureId[];
  labels: readonly string[];
  file: string;
};
const NOON = Date.UTC(2026, 2, 10, 12);
let session: ort.InferenceSession;

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  session = await ort.InferenceSession.create(readFileSync(new URL(file, folder)));
});

async function probabilities(story: string, seconds: number, steps = Infinity): Promise<Record<string, number>> {
  let state = core.start();
  for (const [index, [name, params = {}]] of SHOPPER_STORIES[story]!.slice(0, steps).entries())
    state = core.fold(state, { name, params, at: NOON + index * seconds * 1000, seq: index + 1, session: 1 });
  const input = new ort.Tensor('float32', fillRow(new Float32Array(features.length), features, core.read(state)), [1, features.length]);
  const scores = (await session.run({ features: input }))['probabilities']!.data as Float32Array;
  return Object.fromEntries(labels.map((label, index) => [label, scores[index]!]));
}

describe.each(Object.keys(SHOPPER_STORIES))('a visit that is plainly a %s', (story) => {
  it.each([1, 5, 20, 60])('is recognised at %i seconds a step', async (seconds) => {
    const scores = await probabilities(story, seconds);
    expect(scores[story]).toBeGreaterThan(0.5);
  });

  it('is nothing in particular after its first page', async () => {
    const scores = await probabilities(story, 20, 1);
    expect(Math.max(...Object.values(scores))).toBeLessThan(0.35);
  });
});
