import type { Phrases, Sentences } from './phrases.js';
import type { ClauseCode } from './en-clauses.js';
import type { WordedFeature } from './en.js';
import type { PhraseLanguage } from './languages.js';
import { openPhrases, type Clause, type Text } from './open-phrases.js';
import { sharedClause } from './shared-features.js';

/** A whole language: whatever English has words for. */
export type Translation = Readonly<{
  language: PhraseLanguage;
  features: Readonly<Record<WordedFeature, Text>>;
  clauses: Readonly<Record<ClauseCode, Clause>>;
  general: string;
  sentences: Sentences;
}>;

/** Opens a language other than English. */
export const openTranslation = (words: Translation): Phrases =>
  openPhrases({ ...words, otherwise: (id) => sharedClause(id, words.clauses) ?? words.general });
