import { phrases as en } from '../../../../src/segments/phrases/en.js';
import { CODES, sample } from './languages.js';

/** The rows of docs/explanations.md on the codes of clauses, as they are to stand there. */
export const codeRows = (): readonly string[][] =>
  CODES.toSorted().map((code) => {
    const { about, asked } = sample(code, 1);
    const text = en.clause(code, about);
    const names = [...asked].toSorted().map((name) => `\`${name}\``);
    return [`\`${code}\``, names.join(', ') || '–', text];
  });
