import type { Sentences } from '../segments/phrases/phrases.js';

/** The sentences around the clauses, where no other language is asked for. */
export const ENGLISH: Sentences = {
  default: 'Nothing known calls for a change here.',
  everyone: 'Everybody sees this here.',
  because: (clause = 'of how this visit has gone so far') => `Because ${clause}.`,
};
