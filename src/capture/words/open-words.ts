import { LANGUAGES, wordsFiles, type Language, type WordsFile } from './languages.js';
import { spaced } from './spaced.js';
import type { Dictionary, Says, WordKey } from './words.js';

export type WordsOptions = Readonly<{
  /** The shop's own words, by key. */
  words: Readonly<Record<string, readonly string[]>>;
  loadWords: (name: `words.${WordsFile}`) => Promise<{ words: Dictionary }>;
}>;

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Reads the words of the page's language, of English and of the shop, as one dictionary. Never rejects. */
export async function openWords({ words: own, loadWords }: WordsOptions): Promise<Says> {
  const page = document.documentElement.lang.slice(0, 2).toLowerCase();
  const languages = new Set<Language>(['en', LANGUAGES.find((one) => one === page) ?? 'en']);
  const load = (one: WordsFile) =>
    loadWords(`words.${one}`).then(
      ({ words }) => words,
      // another language, or the shop's own words, may still tell
      (): Dictionary => ({}),
    );
  const found = await Promise.all([...languages].flatMap(wordsFiles).map(load));
  const signs = new Map<WordKey, RegExp>();
  return (key, text) => {
    let sign = signs.get(key);
    if (!sign) {
      const told = [...found.map((words) => words[key]), ...(own[key] ?? []).map(escape)].filter(Boolean);
      signs.set(key, (sign = RegExp(told.join('|') || '(?!)', 'i')));
    }
    return sign.test(spaced(text));
  };
}
