import { CLAUSES, SHARED_CLAUSES } from './en-clauses.js';
import { CORE_TEXTS, plainText } from './en-core-features.js';
import { MORE_TEXTS } from './en-features.js';
import { GENERAL, SENTENCES } from './en-sentences.js';
import { openPhrases } from './open-phrases.js';
import { sharedClause } from './shared-features.js';

/** Features that have words of their own. */
export type WordedFeature = keyof typeof CORE_TEXTS | keyof typeof MORE_TEXTS;

/** English, by which all other languages are measured. */
export const phrases = /* @__PURE__ */ openPhrases({
  language: 'en',
  features: { ...CORE_TEXTS, ...MORE_TEXTS },
  clauses: CLAUSES,
  general: GENERAL,
  otherwise: (id, value) => sharedClause(id, SHARED_CLAUSES) ?? plainText(id, value),
  sentences: SENTENCES,
});
