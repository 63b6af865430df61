import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Heard } from '../../../src/capture/heard.js';
import { createEngine } from '../../../src/engine.js';
import type { EngineMessage, EngineSetup } from '../../../src/protocol.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { modelFolder } from '../../fixtures/model-folder.js';
import { SMALL_INTENT, type LinearModel } from '../../fixtures/onnx-model.js';
import { reading } from '../../fixtures/reading.js';

const { loadReading, loadFairness, loadPhrases } = ENGINE_FILES;
const SHADOW: LinearModel = { ...SMALL_INTENT, version: '2.0.0', entry: { shadow: true, file: 'intent.shadow.onnx' } };
const PAGES: LinearModel = {
  ...SMALL_INTENT,
  id: 'pages',
  labels: ['log'],
  features: ['page_views@1', 'pages_ever@1'],
  weights: [[0, 1]],
  means: [0, 0],
  activation: 'Exp',
  entry: { load: 'idle', link: 'log' },
};
/** A folder of Vitrine's own files. */
const own = (folder: string): string => new URL(`../../fixtures/${folder}/`, import.meta.url).href;
const SETUP: EngineSetup = {
  persist: true,
  retentionDays: 395,
  runtime: 'compact',
  assets: own('own'),
  models: 'https://shop.test/assets/models/',
  reading,
  slots: [],
  campaigns: {},
  policyVersion: 'test',
};

const view = (n: number): Heard => ({
  source: 'track',
  name: 'page_view',
  at: Date.UTC(2026, 5, 15, 10) + n * 60_000,
  said: { page_path: `/${n}`, page_kind: 'product' },
});

async function open(setup: EngineSetup = SETUP) {
  const messages: EngineMessage[] = [];
  const { fetchBytes, asked } = modelFolder([SMALL_INTENT, SHADOW, PAGES]);
  const engine = createEngine({ fetchBytes, loadReading, loadFairness, loadPhrases, pause: 0 });
  await engine.open(setup, (message) => messages.push(message));
  const problems = () => messages.flatMap((one) => (one.kind === 'problem' ? [one.problem] : []));
  const scores = async () => (await engine.inspect()).scores;
  return { engine, problems, scores, asked: () => asked.map((url) => url.replace(/.*\//, '')) };
}

const has = async (page: Awaited<ReturnType<typeof open>>, id: string): Promise<void> => {
  await expect.poll(async () => Object.keys(await page.scores())).toContain(id);
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('models that come late', () => {
  it('find the whole log folded with the features that they ask for', async () => {
    const page = await open();
    await page.engine.append([view(1), view(2), view(3)]);
    await has(page, 'intent');
    expect(page.asked()).not.toContain('pages.onnx');
    expect((await page.engine.inspect()).features).not.toHaveProperty('pages_ever@1');
    await page.engine.rest();
    await has(page, 'pages');
    const { features, scores } = await page.engine.inspect();
    expect(features).toMatchObject({ 'pages_ever@1': 3, 'page_views@1': 3 });
    expect(scores['pages']).toMatchObject({ values: [expect.closeTo(Math.exp(3), 3)], runtime: 'compact' });
    expect(scores['intent~shadow']).toMatchObject({ model: 'intent@2.0.0' });
    await page.engine.append([view(4)]);
    expect((await page.engine.inspect()).features['pages_ever@1']).toBe(4);
    expect(page.problems()).toEqual([]);
  });

  it('miss no event that a next page had before they were there', async () => {
    const first = await open();
    await first.engine.rest();
    await first.engine.append([view(1), view(2)]);
    await has(first, 'pages');
    first.engine.close();
    const second = await open();
    await has(second, 'intent');
    await second.engine.append([view(3)]);
    const segment = async () =>
      (await second.engine.inspect()).outlook.segments.find(({ id }) => id === 'intent:researching');
    // the models that are there judge on from what the page before had left
    expect(await segment()).toMatchObject({ basis: 'model', model: 'intent@1.2.0' });
    await second.engine.rest();
    await has(second, 'pages');
    expect((await second.engine.inspect()).features).toMatchObject({ 'pages_ever@1': 3, 'page_views@1': 3 });
    const afresh = await open({ ...SETUP, policyVersion: 'other' });
    await afresh.engine.rest();
    await has(afresh, 'pages');
    expect((await afresh.engine.inspect()).features).toEqual((await second.engine.inspect()).features);
  });

  it('are absent, and told of once, where their features cannot be loaded', async () => {
    const page = await open({ ...SETUP, assets: own('own-without-features') });
    await page.engine.append([view(1)]);
    await page.engine.rest();
    await expect.poll(() => page.problems().map(({ code, field }) => [code, field])).toEqual([['page-load', 'assets']]);
    await expect.poll(async () => (await page.engine.inspect()).outlook.models).toBe('ready');
    expect(Object.keys(await page.scores())).toEqual(['intent', 'intent~shadow']);
    expect(page.asked()).not.toContain('pages.onnx');
  });

  it('go on from what is known where the log has failed, their own features from there', async () => {
    const page = await open();
    await page.engine.append([view(1)]);
    const broken = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('closing', 'InvalidStateError');
    });
    await page.engine.append([view(2)]);
    expect(page.problems()).toMatchObject([{ code: 'memory-unavailable' }]);
    await page.engine.rest();
    await has(page, 'pages');
    expect((await page.engine.inspect()).features).toMatchObject({ 'page_views@1': 2, 'pages_ever@1': 1 });
    broken.mockRestore();
  });
});
