import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PHRASE_LANGUAGES } from '../../../../src/segments/phrases/languages.js';
import { codeRows } from './code-rows.js';
import { LANGUAGES } from './languages.js';

const doc = readFileSync(new URL('../../../../docs/explanations.md', import.meta.url), 'utf8');
const rows = doc
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test.each(codeRows())('docs/explanations.md has the row on %s', (...row) => {
  expect(rows.filter(([code]) => code === row[0])).toEqual([row]);
});

test('docs/explanations.md tells of no code that does not exist', () => {
  const codes = rows.flatMap(([code = '']) => (/^`[a-z]+\./.test(code) ? [code] : []));
  expect(codes).toEqual(codeRows().map(([code]) => code));
});

test('docs/explanations.md gives the sentences of every language', () => {
  for (const { language, sentences } of LANGUAGES) {
    const row = rows.find(([cell]) => cell === `\`${language}\``)!;
    expect(row.slice(1)).toEqual([sentences!.because('…'), sentences!.everyone, sentences!.default]);
  }
  expect(LANGUAGES.map(({ language }) => language)).toEqual(PHRASE_LANGUAGES);
});
