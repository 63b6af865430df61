import { expect, test } from 'vitest';
import { createEngine } from '../../../src/engine.js';
import type { Problem, Trouble } from '../../../src/lib/report.js';
import { loadPhrases, type LoadPhrases } from '../../../src/load-phrases.js';
import { openMomentCache, type CachedMoment, type MomentStore } from '../../../src/moment-cache.js';
import { PHRASE_FILES } from '../../../src/phrase-files.js';
import type { EngineMessage, EngineSetup } from '../../../src/protocol.js';
import { openWholeRulebook } from '../../../src/whole-rulebook.js';
import { PHRASE_LANGUAGES } from '../../../src/segments/phrases/languages.js';
import { phrases as de } from '../../../src/segments/phrases/de.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { reading } from '../../fixtures/reading.js';
import { foldMoment, lookInto, startMoment, type TimelineRules } from '../../../src/timeline.js';

const assets = 'https://shop.example/vitrine/';

async function load(language: string | undefined, fails = false) {
  const asked: string[] = [];
  const told: (Problem | Trouble)[] = [];
  const loading: LoadPhrases = async (from, name) => {
    asked.push(`${from}${name}`);
    if (fails) throw new Error('404');
    return PHRASE_FILES[`phrases.${name}`]();
  };
  const phrases = await loadPhrases({ language, assets }, loading, (problem) => void told.push(problem));
  return { phrases, asked, told };
}

test.each(PHRASE_LANGUAGES)('the file of %s holds that language', async (name) => {
  const { phrases, asked, told } = await load(`${name}-XX`);
  expect(phrases!.language).toBe(name);
  expect([asked, told]).toEqual([[`${assets}${name}`], []]);
});

test.each(['en', 'en-GB', 'pt', '', undefined])('for %s nothing is loaded', async (language) => {
  expect(await load(language)).toEqual({ phrases: undefined, asked: [], told: [] });
});

test('a file that does not come leaves English, and is reported', async () => {
  const { phrases, told } = await load('fr', true);
  expect(phrases).toBeUndefined();
  expect(told).toEqual([{ code: 'page-load', field: 'assets', about: 'phrases.fr', cause: new Error('404') }]);
});

test('a moment that was cached in another language is not used', async () => {
  const kept = new Map<string, unknown>();
  const store = {
    read: async (key: string) => kept.get(key),
    write: async (key: string, cached: CachedMoment) => void kept.set(key, cached),
  } as unknown as MomentStore;
  const setup = { slots: [], campaigns: {}, policyVersion: '1', reading: { seasons: [] } } as unknown as EngineSetup;
  const cached = { models: '', moment: { seq: 3 } } as unknown as CachedMoment;
  await openMomentCache(store, { ...setup, language: 'de' }, 0).write(cached);
  expect(await openMomentCache(store, { ...setup, language: 'de' }, 0).read()).toBe(cached);
  expect(await openMomentCache(store, { ...setup, language: 'en' }, 0).read()).toBeUndefined();
});

test('an engine tells its decisions in the language of the page', async () => {
  const heard: EngineMessage[] = [];
  const engine = createEngine({
    ...ENGINE_FILES,
    loadPhrases: (_, name) => PHRASE_FILES[`phrases.${name}`](),
    pause: 0,
  });
  const setup: EngineSetup = {
    persist: false,
    retentionDays: 1,
    runtime: 'auto',
    assets,
    reading,
    slots: [{ slot: 'hero', variants: [] }],
    campaigns: {},
    policyVersion: '1',
    language: 'de-AT',
  };
  await engine.open(setup, (message) => heard.push(message));
  engine.close();
  const outlooks = heard.flatMap((one) => (one.kind === 'outlook' ? [one.outlook] : []));
  expect(outlooks[0]!.decisions[0]!.reason.text).toBe('Nichts spricht dafür, hier etwas zu ändern.');
});

const slots = [
  {
    slot: 'hero',
    variants: [
      { name: 'phone', segments: ['context:device-phone'] as const, except: [], priority: 0, needsObject: false },
    ],
  },
];

test.each([
  [undefined, 'Because you are on a phone.', 'Nothing known calls for a change here.'],
  [de, 'Der Grund: Sie sind am Smartphone.', 'Nichts spricht dafür, hier etwas zu ändern.'],
] as const)(
  'a timeline speaks one language, in reasons and sentences, with the rulebook and without',
  async (phrases, ...said) => {
    for (const book of [undefined, openWholeRulebook({})]) {
      const rules: TimelineRules = { models: undefined, slots, campaigns: {}, policyVersion: '1', book, phrases };
      const start = startMoment(rules);
      const event = { name: 'page_view', params: { device: 'phone' as const }, at: 1, seq: 1, session: 1 };
      const moment = await foldMoment(start, event, rules);
      expect([moment.decisions[0]!.reason.text, start.decisions[0]!.reason.text]).toEqual(said);
    }
  },
);

test('the numbers behind a moment explain every segment', async () => {
  const book = openWholeRulebook({});
  const rules: TimelineRules = { models: undefined, slots, campaigns: {}, policyVersion: '1', book };
  const event = { name: 'search', params: {}, at: 1, seq: 1, session: 1 };
  const moment = await foldMoment(startMoment(rules), event, rules);
  const { explanations } = await lookInto(moment, rules);
  expect(explanations.map(({ segment }) => segment)).toEqual(moment.segments.map(({ id }) => id));
  const researching = explanations.find(({ segment }) => segment === 'intent:researching')!;
  expect(researching).toMatchObject({ of: 'score', score: 0.075, sum: 0.075, complete: true });
  expect((await lookInto(moment, { ...rules, book: undefined })).explanations).toEqual([]);
});
