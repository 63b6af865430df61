import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Heard } from '../../../src/capture/heard.js';
import { createEngine } from '../../../src/engine.js';
import type { EnginePlatform } from '../../../src/engine-platform.js';
import type { LoadPhrases } from '../../../src/load-phrases.js';
import type { EngineMessage, EngineSetup, Outlook } from '../../../src/protocol.js';
import { phrases as de } from '../../../src/segments/phrases/de.js';
import { phrases as en } from '../../../src/segments/phrases/en.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { modelFolder } from '../../fixtures/model-folder.js';
import { SMALL_INTENT } from '../../fixtures/onnx-model.js';
import { reading } from '../../fixtures/reading.js';

const variant = { name: 'phone', segments: ['context:device-phone'] as const, except: [], priority: 0 };
const SETUP: EngineSetup = {
  persist: true,
  retentionDays: 30,
  runtime: 'auto',
  assets: 'https://shop.example/vitrine/',
  reading,
  slots: [{ slot: 'hero', variants: [{ ...variant, needsObject: false }] }],
  campaigns: {},
  policyVersion: '1',
  language: 'de-AT',
};
const VIEW: Heard = {
  source: 'track',
  name: 'page_view',
  at: Date.UTC(2026, 10, 20, 12),
  said: { page_path: '/', page_kind: 'home', device: 'phone', utc_offset: 0 },
};
const SEARCH: Heard = { source: 'track', name: 'search', at: VIEW.at + 1000, said: { search_term: 'boots' } };

const NEVER: LoadPhrases = () => new Promise(() => undefined);
const LOST: LoadPhrases = () => Promise.reject(new Error('404'));

async function open(
  loadPhrases: LoadPhrases,
  { fetchBytes, ...more }: Partial<EngineSetup> & Pick<EnginePlatform, 'fetchBytes'> = {},
  hear: () => unknown = () => 0,
) {
  const messages: EngineMessage[] = [];
  const engine = createEngine({ ...ENGINE_FILES, ...(fetchBytes && { fetchBytes }), loadPhrases, pause: 0 });
  await engine.open({ ...SETUP, ...more }, (message) => {
    messages.push(message);
    hear();
  });
  const outlooks = () => messages.flatMap((one) => (one.kind === 'outlook' ? [one.outlook] : []));
  const problems = () => messages.flatMap((one) => (one.kind === 'problem' ? [one.problem] : []));
  return { engine, outlooks, problems, latest: () => outlooks().at(-1)! };
}

const textOf = ({ decisions }: Outlook) => decisions[0]!.reason.text;
const activeOf = ({ segments }: Outlook) => segments.flatMap(({ active, id }) => (active ? [id] : []));
const reasonsOf = ({ segments }: Outlook) => segments.flatMap(({ reasons }) => reasons.map(({ text }) => text));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the words of reasons', () => {
  it('are asked for once the first decision is out, and are then in all that was said', async () => {
    let come: () => void;
    const order: string[] = [];
    const page = await open(
      async () => {
        order.push('asked');
        await new Promise<void>((resolve) => (come = resolve));
        return { phrases: de };
      },
      {},
      () => order.push('outlook'),
    );
    await page.engine.append([VIEW, SEARCH]);
    expect(order.slice(0, 2)).toEqual(['outlook', 'asked']);
    expect(textOf(page.outlooks()[0]!)).toBe('default');
    expect(textOf(page.latest())).toBe('context.device');
    expect(page.latest().decisions[0]!.variant).toBe('phone');
    const said = page.latest();
    come!();
    await expect.poll(() => textOf(page.latest())).toBe('Der Grund: Sie sind am Smartphone.');
    expect(reasonsOf(page.latest())).toContain('Sie haben bei diesem Besuch einmal gesucht');
    expect(reasonsOf(page.latest()).filter((text) => /^[a-z_]+[.@]/.test(text))).toEqual([]);
    const bare = (outlook: Outlook) =>
      JSON.parse(JSON.stringify(outlook, (key, value) => (key === 'text' ? '' : value))) as unknown;
    expect(bare({ ...page.latest(), models: said.models })).toEqual(bare(said));
    expect(page.problems()).toEqual([]);
    page.engine.close();
  });

  it('are there with the first answer of the next page', async () => {
    const first = await open(async () => ({ phrases: de }));
    await first.engine.append([VIEW]);
    await first.engine.rest();
    await expect.poll(() => textOf(first.latest())).toBe('Der Grund: Sie sind am Smartphone.');
    await first.engine.append([SEARCH]);
    first.engine.close();
    const models = 'https://shop.example/none/';
    const second = await open(NEVER, { models });
    expect(textOf(second.outlooks()[0]!)).toBe('Der Grund: Sie sind am Smartphone.');
    second.engine.close();
  });

  it('are codes where no file comes, which is told, and words on the next page that has one', async () => {
    const first = await open(LOST);
    await first.engine.append([VIEW, SEARCH]);
    await expect
      .poll(() => first.problems().map(({ code, ...one }) => [code, 'about' in one && one.about]))
      .toEqual([
        ['page-load', 'phrases.de'],
        ['page-load', 'phrases.en'],
      ]);
    await first.engine.rest();
    await first.engine.append([{ ...SEARCH, at: SEARCH.at + 1000, said: { search_term: 'coats' } }]);
    expect(textOf(first.latest())).toBe('context.device');
    expect(reasonsOf(first.latest())).toContain('searches@1');
    first.engine.close();
    const second = await open(async () => ({ phrases: en }), { language: 'de' });
    await expect.poll(() => textOf(second.latest())).toBe('Because you are on a phone.');
    expect(reasonsOf(second.latest())).toContain('you searched twice in this visit');
    second.engine.close();
  });

  it('take nothing back that the page before knew without models', async () => {
    const first = await open(async () => ({ phrases: de }));
    await first.engine.append([VIEW, SEARCH]);
    const core = first.latest().segments.length;
    await first.engine.rest();
    await expect.poll(() => first.latest().segments.length, { timeout: 10_000 }).toBeGreaterThan(core);
    const known = () => activeOf(first.latest());
    await first.engine.inspect();
    first.engine.close();
    const second = await open(async () => ({ phrases: de }));
    await second.engine.inspect();
    await second.engine.inspect();
    expect(activeOf(second.latest())).toEqual(known());
    second.engine.close();
  });

  it('take nothing back that models had decided on the page before, in codes', async () => {
    const models = 'https://shop.test/assets/models/';
    const { fetchBytes } = modelFolder([SMALL_INTENT]);
    const more = { models, runtime: 'compact', assets: new URL('../../fixtures/own/', import.meta.url).href } as const;
    const first = await open(LOST, { ...more, fetchBytes });
    await first.engine.append([VIEW, SEARCH]);
    await expect.poll(() => first.latest().models, { timeout: 5000 }).toBe('ready');
    await first.engine.inspect();
    first.engine.close();
    let come: () => void;
    const held = new Promise<void>((resolve) => (come = resolve));
    const fetchHeld = async (url: string) => held.then(() => fetchBytes(url));
    const second = await open(async () => ({ phrases: de }), { ...more, fetchBytes: fetchHeld });
    await second.engine.inspect();
    come!();
    await expect.poll(() => second.latest().models, { timeout: 5000 }).toBe('ready');
    const scored = second.outlooks().map(({ segments }) => segments.some(({ basis }) => basis === 'model'));
    expect(new Set(scored)).toEqual(new Set([true]));
    expect(textOf(second.latest())).toBe('Der Grund: Sie sind am Smartphone.');
    second.engine.close();
  });

  it('hold nothing up for good where their file hangs', async () => {
    const page = await open(NEVER, { models: 'https://shop.example/none/' });
    await page.engine.append([VIEW]);
    await expect.poll(() => page.latest().models, { timeout: 5000 }).not.toBe('loading');
    expect(page.latest().decisions[0]!.variant).toBe('phone');
    page.engine.close();
  });
});
