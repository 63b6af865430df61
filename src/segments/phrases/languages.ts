/** The languages, each a file of this folder that is loaded by its name. */
export const PHRASE_LANGUAGES = ['en', 'de', 'fr', 'es', 'ja'] as const;

/** One of {@link PHRASE_LANGUAGES}. */
export type PhraseLanguage = (typeof PHRASE_LANGUAGES)[number];

/** The language in which the owner of a BCP 47 tag such as `de-AT` is told: English for any that has no file. */
export function phraseLanguage(tag = ''): PhraseLanguage {
  const [primary] = tag.trim().toLowerCase().split(/[-_]/);
  return PHRASE_LANGUAGES.find((one) => one === primary) ?? 'en';
}
