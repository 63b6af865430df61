import type { Theme, ThemeLanguage } from './review-themes-dictionary.js';

/** A text as words are compared: lower case, without accents, `ß` as `ss`. */
export function plainWords(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
}

/** Every form of one word of the dictionary, as {@link plainWords} gives it; umlauts also as `ae`, `oe` and `ue`. */
function formsOf(entry: string, [behind, inPlace]: readonly [string, string]): readonly string[] {
  const word = entry.replace('=', '');
  const spelled = word.replace(/[äöü]/g, (letter) => plainWords(letter) + 'e');
  const plain = [word, spelled].map(plainWords);
  if (entry !== word) return plain;
  const inflected = plain.flatMap((one) => {
    const stem = one.replace(/[aeoy]$/, '');
    return (stem === one ? behind : inPlace).split(' ').map((ending) => stem + ending);
  });
  return [...plain, ...inflected];
}

/** Every form of every word of a spaced language, with its theme; none for a language without endings. */
export function themeForms({ endings, words }: ThemeLanguage): readonly (readonly [form: string, theme: Theme])[] {
  if (!endings) return [];
  return Object.entries(words).flatMap(([theme, listed]) =>
    listed
      .split(' ')
      .flatMap((entry) => formsOf(entry, endings))
      .map((form) => [form, theme as Theme] as const),
  );
}
