import type { Sentences } from './phrases.js';

/** What stands for anything without words of its own. */
export const GENERAL = 'of how this visit has gone so far';

/** The sentences around the clauses, in English. */
export const SENTENCES: Sentences = {
  default: 'Nothing known calls for a change here.',
  everyone: 'Everybody sees this here.',
  because: (clause = GENERAL) => `Because ${clause}.`,
};
