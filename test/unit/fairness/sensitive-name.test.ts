import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words as deWords } from '../../../src/capture/words/de.js';
import { words as enWords } from '../../../src/capture/words/en.js';
import { words as esWords } from '../../../src/capture/words/es.js';
import { words as frWords } from '../../../src/capture/words/fr.js';
import { FEATURE_IDS } from '../../../src/features/feature-ids.js';
import { MORE_NOTES } from '../../../src/features/more/more-notes.js';
import { de } from '../../../src/fairness/names/de.js';
import { en } from '../../../src/fairness/names/en.js';
import { es } from '../../../src/fairness/names/es.js';
import { fr } from '../../../src/fairness/names/fr.js';
import { ja } from '../../../src/fairness/names/ja.js';
import type { SensitiveNames } from '../../../src/fairness/names/sensitive-kind.js';
import { openSensitiveNames } from '../../../src/fairness/names/sensitive-name.js';
import { knownSegments } from '../../../src/segments/known-segments.js';

const LANGUAGES: Readonly<Record<string, SensitiveNames>> = { en, de, fr, es, ja };
/** Finds nothing. */
const none = Object.fromEntries(Object.keys(en).map((kind) => [kind, '(?!)'])) as SensitiveNames;
/** What one kind alone finds in a name: a word that languages share stands in one list. */
function alone(kind: string) {
  const own = (language: SensitiveNames) => ({ ...none, [kind]: language[kind as keyof SensitiveNames] });
  return openSensitiveNames([en, de, fr, es].map(own), own(ja));
}
const kindOf = openSensitiveNames();

type Row = Readonly<{ language: string; kind: string; means: boolean; phrases: readonly string[] }>;

/** One line a kind: what means it after `+`, what only looks like it after `-`. */
const rowsOf = (language: string): readonly Row[] =>
  readFileSync(new URL(`phrases/${language}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [, kind = '', sign, rest = ''] = /^([\w-]+) ([+-]) (.*)$/.exec(line)!;
      return { language, kind, means: sign === '+', phrases: rest.split('; ') };
    });
const ROWS = Object.keys(LANGUAGES).flatMap(rowsOf);
const TRUE = ROWS.flatMap(({ means, phrases }) => (means ? phrases : []));
const NEAR = ROWS.flatMap(({ means, phrases }) => (means ? [] : phrases));

describe.each(Object.keys(LANGUAGES))('the sensitive names of %s', (language) => {
  const rows = ROWS.filter((row) => row.language === language);

  it('are held by eight phrases and four near misses of each kind at least', () => {
    for (const kind of Object.keys(LANGUAGES[language]!)) {
      const count = (means: boolean) =>
        rows.find((row) => row.kind === kind && row.means === means)?.phrases.length ?? 0;
      expect([kind, count(true) >= 8, count(false) >= 4]).toEqual([kind, true, true]);
    }
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(Object.keys(LANGUAGES[language]!)));
  });

  it.each(rows.filter(({ means }) => means))('$kind: told by $phrases', ({ kind, phrases }) => {
    const tells = alone(kind);
    expect(phrases.filter((phrase) => tells(phrase) !== kind)).toEqual([]);
  });
});

describe('a name', () => {
  it('is refused in whatever language it is, and its near misses are kept in all of them', () => {
    expect(TRUE.filter((phrase) => !kindOf(phrase))).toEqual([]);
    expect(NEAR.filter(kindOf).map((phrase) => [phrase, kindOf(phrase)])).toEqual([]);
  });

  it('is read the same however its words are parted and written', () => {
    const latin = TRUE.filter((phrase) => /^[a-z]+([ -][a-z]+)+$/.test(phrase));
    const parted = fc.tuple(fc.constantFrom(...latin), fc.constantFrom(' ', '-', '_', '.', ' / ', '__'), fc.boolean());
    fc.assert(
      fc.property(parted, ([phrase, sign, loud]) => {
        const name = phrase.replace(/[ -]/g, sign);
        expect(kindOf(loud ? name.toUpperCase() : name)).toBeDefined();
      }),
    );
    expect(kindOf('pregnantMums')).toBe('health');
    expect(kindOf('ＰＲＥＧＮＡＮＴ')).toBe('health');
  });

  it('stays sensitive whatever plain words stand around it', () => {
    const word = fc.constantFrom('spring', 'offer', 'for', 'hero', '2026', 'deal');
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 3 }),
        fc.constantFrom('pregnant', 'bankrupt', 'muslim', 'lgbtq'),
        word,
        (before, core, after) => {
          expect(kindOf([...before, core, after].join('-'))).toBeDefined();
        },
      ),
    );
  });
});

/** The words of shops that a regular expression of ours spells out. */
const spelled = (words: object): string[] =>
  Object.values(words).flatMap((text) => (text as string).split('|').filter((word) => /^[\p{L} ]{3,}$/u.test(word)));

const PLAIN = [
  ...new Set([
    ...NEAR,
    ...[deWords, enWords, esWords, frWords].flatMap(spelled),
    ...'hero offer cta deal sale coupon welcome again first order free delivery summer winter autumn spring linen boots shoes'.split(
      ' ',
    ),
    ...'men women kids baby home garden kitchen sport outdoor running hiking bike travel books music games toys gifts jewellery watches'.split(
      ' ',
    ),
    ...'newsletter loyalty vip premium luxury budget value research brand visual urgency discount bundle cross-sell upsell checkout'.split(
      ' ',
    ),
  ]),
];

describe('plain words', () => {
  it('survive, the shop’s own vocabulary among them', () => {
    expect(PLAIN.length).toBeGreaterThan(400);
    expect(PLAIN.filter(kindOf)).toEqual([]);
  });

  it('survive side by side', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PLAIN.filter((word) => /^[a-z]{5,}$/.test(word))), { minLength: 1, maxLength: 3 }),
        (words) => {
          expect(kindOf(words.join('-'))).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are what Vitrine’s own segments and features are called by', () => {
    expect(knownSegments({ a: 'discount', b: 'new-season' }).filter(kindOf)).toEqual([]);
    const features = [...FEATURE_IDS, ...Object.keys(MORE_NOTES)].map((id) => id.replace(/@.*/, ''));
    expect(features.filter(kindOf)).toEqual([]);
  });

  it('may be any text, which never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => kindOf(text)).not.toThrow();
      }),
    );
  });
});
