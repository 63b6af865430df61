/** The languages that have a dictionary, two files of this folder each: `<language>.ts` and `<language>-page.ts`. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja'] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** A file of a dictionary: what shoppers do; what pages show. */
export type WordsFile = Language | `${Language}-page`;

/** The files of one language. */
export const wordsFiles = (language: Language): readonly WordsFile[] => [language, `${language}-page`];
