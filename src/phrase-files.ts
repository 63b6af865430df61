import type { PhraseLanguage } from './segments/phrases/languages.js';
import type { Phrases } from './segments/phrases/phrases.js';

/** What a file of a language holds. */
export type PhraseFiles = Readonly<Record<`phrases.${PhraseLanguage}`, { phrases: Phrases }>>;

/** Every file of a language, by its name between `vitrine.` and `.js`. */
export const PHRASE_FILES: { readonly [Name in keyof PhraseFiles]: () => Promise<PhraseFiles[Name]> } = {
  'phrases.en': () => import('./segments/phrases/en.js'),
  'phrases.de': () => import('./segments/phrases/de.js'),
  'phrases.fr': () => import('./segments/phrases/fr.js'),
  'phrases.es': () => import('./segments/phrases/es.js'),
  'phrases.ja': () => import('./segments/phrases/ja.js'),
};
