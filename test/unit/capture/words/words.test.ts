import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words as de } from '../../../../src/capture/words/de.js';
import { words as dePage } from '../../../../src/capture/words/de-page.js';
import { words as en } from '../../../../src/capture/words/en.js';
import { words as enPage } from '../../../../src/capture/words/en-page.js';
import { words as es } from '../../../../src/capture/words/es.js';
import { words as esPage } from '../../../../src/capture/words/es-page.js';
import { words as fr } from '../../../../src/capture/words/fr.js';
import { words as frPage } from '../../../../src/capture/words/fr-page.js';
import { words as ja } from '../../../../src/capture/words/ja.js';
import { words as jaPage } from '../../../../src/capture/words/ja-page.js';
import { LANGUAGES, wordsFiles } from '../../../../src/capture/words/languages.js';
import { spaced } from '../../../../src/capture/words/spaced.js';
import type { Dictionary, WordKey } from '../../../../src/capture/words/words.js';

const FILES: Readonly<Record<string, readonly [Dictionary, Dictionary]>> = {
  en: [en, enPage],
  de: [de, dePage],
  fr: [fr, frPage],
  es: [es, esPage],
  ja: [ja, jaPage],
};

type Row = Readonly<{ key: WordKey; means: boolean; phrases: readonly string[] }>;

/** One line a key: what means it after `+`, what only looks like it after `-`. */
const rowsOf = (language: string): readonly Row[] =>
  readFileSync(new URL(`phrases/${language}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [, key = '', sign, rest = ''] = /^(\w+) ([+-]) (.*)$/.exec(line)!;
      return { key: key as WordKey, means: sign === '+', phrases: rest.split('; ') };
    });

describe.each(LANGUAGES)('the words of %s', (language) => {
  const [first, page] = FILES[language]!;
  const dictionary = { ...first, ...page };
  const rows = rowsOf(language);

  it('has every key once, in two files that share none', () => {
    expect(Object.keys(first).filter((key) => key in page)).toEqual([]);
    expect(Object.keys(dictionary).toSorted()).toEqual(Object.keys({ ...en, ...enPage }).toSorted());
    expect(wordsFiles(language)).toEqual([language, `${language}-page`]);
  });

  it('is held by eight phrases and four near misses of each key at least', () => {
    for (const key of Object.keys(dictionary)) {
      const count = (means: boolean) => rows.find((row) => row.key === key && row.means === means)?.phrases.length ?? 0;
      expect([key, count(true) >= 8, count(false) >= 4]).toEqual([key, true, true]);
    }
  });

  it.each(rows)('$key: $means for $phrases', ({ key, means, phrases }) => {
    const sign = new RegExp(dictionary[key]!, 'i');
    expect(phrases.filter((phrase) => sign.test(spaced(phrase)) !== means)).toEqual([]);
  });
});
