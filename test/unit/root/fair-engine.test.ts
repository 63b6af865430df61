import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Heard } from '../../../src/capture/heard.js';
import { slotRules } from '../../../src/decisions/slot-rules.js';
import { createEngine } from '../../../src/engine.js';
import type { EngineMessage, EngineSetup } from '../../../src/protocol.js';
import type { SlotConfig } from '../../../src/slots/slot-config.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { reading } from '../../fixtures/reading.js';

const setupOf = (slots: Readonly<Record<string, SlotConfig>>, campaigns = {}): EngineSetup => ({
  persist: false,
  retentionDays: 30,
  runtime: 'auto',
  assets: 'https://shop.test/vitrine/',
  reading,
  slots: slotRules(slots),
  campaigns,
  policyVersion: 'test',
});

const loadRules = ENGINE_FILES.loadFairness;

async function open(setup: EngineSetup, loadFairness: typeof loadRules = loadRules) {
  const messages: EngineMessage[] = [];
  const engine = createEngine({
    ...ENGINE_FILES,
    loadFairness,
    pause: 0,
    fetchBytes: async (url) => new Uint8Array(await readFile(new URL(url))),
  });
  await engine.open(setup, (message) => messages.push(message));
  const last = () => messages.flatMap((one) => (one.kind === 'outlook' ? [one.outlook] : [])).at(-1)!;
  const problems = () =>
    messages.flatMap((one) => (one.kind === 'problem' ? [[one.problem.code, one.problem.field]] : []));
  return { engine, last, problems };
}

const came: readonly Heard[] = [
  {
    source: 'track',
    name: 'page_view',
    at: Date.now(),
    said: { page_path: '/', campaign: 'hope', device: 'phone', utc_offset: 0 },
  },
];
const text = { content: { h1: { text: 'Hello' } } };

describe('what the engine decides', () => {
  it('has no variant and no motive of a sensitive name, though the short check has let them pass', async () => {
    const slots = {
      hero: { variants: { 'debt-relief': { ...text, priority: 9 }, hello: text } },
      offer: { variants: { care: { ...text, segments: ['context:campaign-pregnancy' as const] } } },
    };
    const { engine, last, problems } = await open(setupOf(slots, { hope: 'pregnancy' }));
    await engine.append(came);
    expect(last().decisions.map(({ slot, variant }) => [slot, variant])).toEqual([
      ['hero', 'hello'],
      ['offer', 'default'],
    ]);
    expect(last().segments.filter(({ id }) => id.includes('pregnancy'))).toEqual([]);
    expect(problems()).toEqual([
      ['config-sensitive', 'campaigns.hope'],
      ['config-sensitive', 'slots.hero.variants.debt-relief'],
      ['config-sensitive', 'slots.offer.variants.care.segments'],
    ]);
    engine.close();
  });

  it('has no own segment of a sensitive name, or that compares with one', async () => {
    const bought = (item_category: string) => ({ when: { event: 'purchase', where: { item_category } } });
    const segments = {
      'new-parents': bought('pregnancy tests'),
      cups: bought('cups'),
      typo: { when: { event: 'serch' } },
    };
    const slots = { hero: { variants: { hello: { ...text, segments: ['own:cups' as const] } } } };
    const { engine, last, problems } = await open({ ...setupOf(slots), settings: { segments } });
    await engine.append([
      { source: 'track', name: 'purchase', at: Date.now(), said: { items: [{ item_id: 'c', item_category: 'cups' }] } },
    ]);
    expect(
      last()
        .segments.filter(({ id }) => id.startsWith('own:'))
        .map(({ id, active }) => [id, active]),
    ).toEqual([['own:cups', true]]);
    expect(last().decisions[0]).toMatchObject({ variant: 'hello', segments: ['own:cups'] });
    expect(problems()).toEqual([
      ['config-sensitive', 'segments.new-parents.when.where.item_category'],
      ['segment-refused', 'segments.typo.when.event'],
    ]);
    engine.close();
  });

  it('moves no price by a proxy', async () => {
    const price = { effect: 'lower', disclosure: '.why' } as const;
    const slots = {
      offer: { variants: { phones: { ...text, price, segments: ['context:device-phone' as const] }, all: text } },
    };
    const { engine, last, problems } = await open(setupOf(slots));
    await engine.append(came);
    expect(last().decisions[0]).toMatchObject({ variant: 'all' });
    expect(problems()).toEqual([['slot-proxy', 'slots.offer.variants.phones']]);
    engine.close();
  });

  it('moves no price by a model that reads a proxy, from the moment when it is there', async () => {
    const rules = await loadRules();
    const price = { effect: 'lower', disclosure: '.why' } as const;
    const slots = {
      offer: {
        variants: { eager: { ...text, price, segments: ['intent:general' as const] }, all: { ...text, priority: -1 } },
      },
    };
    const setup = { ...setupOf(slots), models: new URL('../../../models/', import.meta.url).href };
    // the shipped models read none: one is put into what they say of themselves
    const openFairness: typeof rules.openFairness = (named) => {
      const fairness = rules.openFairness(named);
      return {
        ...fairness,
        byModels: (given, inputs) =>
          fairness.byModels(given, { ...inputs, intent: [...inputs!['intent']!, 'device_phone@1'] }),
      };
    };
    const { engine, last, problems } = await open(setup, async () => ({ openFairness }));
    await engine.append(came);
    for (let tries = 0; tries < 300 && last().models === 'loading'; tries++)
      await new Promise((next) => setTimeout(next, 10));
    await engine.append(came);
    expect(last()).toMatchObject({ models: 'ready', decisions: [{ variant: 'all' }] });
    expect(problems()).toEqual([['slot-proxy', 'slots.offer.variants.eager']]);
    engine.close();
  });

  it('is the shop’s own where the rules cannot be loaded', async () => {
    const slots = { hero: { variants: { hello: text } } };
    const { engine, last, problems } = await open(setupOf(slots), () => Promise.reject(new TypeError('404')));
    await engine.append(came);
    expect(last().decisions).toEqual([]);
    expect(problems()).toEqual([['page-load', 'assets']]);
    engine.close();
  });
});
