import { expect, test } from 'vitest';
import type { Problem, Trouble } from '../../../src/lib/report.js';
import { loadPhrases, type LoadPhrases } from '../../../src/load-phrases.js';
import { openMomentCache, type CachedMoment, type MomentStore } from '../../../src/moment-cache.js';
import { PHRASE_FILES } from '../../../src/phrase-files.js';
import type { EngineSetup } from '../../../src/protocol.js';
import { openRulebook } from '../../../src/rulebook.js';
import { openWholeRulebook } from '../../../src/whole-rulebook.js';
import { phrases as de } from '../../../src/segments/phrases/de.js';
import { phrases as en } from '../../../src/segments/phrases/en.js';
import { PHRASE_LANGUAGES, type PhraseLanguage } from '../../../src/segments/phrases/languages.js';
import { foldMoment, lookInto, startMoment, type TimelineRules } from '../../../src/timeline.js';

const assets = 'https://shop.example/vitrine/';

async function load(language: PhraseLanguage, missing: readonly string[] = []) {
  const asked: string[] = [];
  const told: (Problem | Trouble)[] = [];
  const loading: LoadPhrases = async (from, name) => {
    asked.push(`${from}${name}`);
    if (missing.includes(name)) throw new Error('404');
    return PHRASE_FILES[`phrases.${name}`]();
  };
  const phrases = await loadPhrases({ language, assets }, loading, (problem) => void told.push(problem));
  return { phrases, asked, told };
}

const lost = (name: string) => ({
  code: 'page-load',
  field: 'assets',
  about: `phrases.${name}`,
  cause: new Error('404'),
});

test.each(PHRASE_LANGUAGES)('the file of %s holds that language', async (name) => {
  const { phrases, asked, told } = await load(name);
  expect(phrases!.language).toBe(name);
  expect([asked, told]).toEqual([[`${assets}${name}`], []]);
});

test('a language that does not come is reported, and told in English', async () => {
  const { phrases, told } = await load('fr', ['fr']);
  expect(phrases!.language).toBe('en');
  expect(told).toEqual([lost('fr')]);
});

test('where English does not come either, both are reported, and there are no words', async () => {
  const { phrases, asked, told } = await load('fr', ['fr', 'en']);
  expect(phrases).toBeUndefined();
  expect(asked).toEqual([`${assets}fr`, `${assets}en`]);
  expect(told).toEqual([lost('fr'), lost('en')]);
});

test('a moment that was cached in another language is not used', async () => {
  const kept = new Map<string, unknown>();
  const store = {
    read: async (key: string) => kept.get(key),
    write: async (key: string, cached: CachedMoment) => void kept.set(key, cached),
  } as unknown as MomentStore;
  const setup = { slots: [], campaigns: {}, policyVersion: '1', reading: { seasons: [] } } as unknown as EngineSetup;
  const cached = { models: '', language: 'de', moment: { seq: 3 } } as unknown as CachedMoment;
  await openMomentCache(store, { ...setup, language: 'de' }, 0).write(cached);
  expect(await openMomentCache(store, { ...setup, language: 'de' }, 0).read()).toBe(cached);
  expect(await openMomentCache(store, { ...setup, language: 'en' }, 0).read()).toBeUndefined();
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
  [undefined, 'context.device', 'default'],
  [en, 'Because you are on a phone.', 'Nothing known calls for a change here.'],
  [de, 'Der Grund: Sie sind am Smartphone.', 'Nichts spricht dafür, hier etwas zu ändern.'],
] as const)(
  'a timeline speaks one language, in reasons and sentences, with the rulebook and without',
  async (phrases, ...said) => {
    for (const book of [undefined, openRulebook({})]) {
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
