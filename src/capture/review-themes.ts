import { REVIEW_THEMES_DICTIONARY, type Theme } from './review-themes-dictionary.js';
import { plainWords, themeForms } from './review-themes-forms.js';

/** How often a text speaks of each theme, 0 to 99: parameters of `review_read`. */
export type ThemeCounts = Readonly<Record<`theme_${Theme}`, number>>;

const MOST = 99;
/** What stands behind this many characters is not read. */
const LONGEST = 50_000;

type Dictionary = Readonly<{
  forms: ReadonlyMap<string, Theme>;
  /** Words that are found inside a text without spaces, the longest first, so that each place counts once. */
  inside: RegExp;
  themes: ReadonlyMap<string, Theme>;
}>;

let dictionary: Dictionary | undefined;

function openDictionary(): Dictionary {
  const forms = new Map(REVIEW_THEMES_DICTIONARY.flatMap(themeForms));
  const themes = new Map(
    REVIEW_THEMES_DICTIONARY.filter(({ endings }) => !endings).flatMap(({ words }) =>
      Object.entries(words).flatMap(([theme, listed]) =>
        listed.split(' ').map((word) => [word, theme as Theme] as const),
      ),
    ),
  );
  const longest = [...themes.keys()].toSorted((a, b) => b.length - a.length);
  return { forms, themes, inside: new RegExp(longest.join('|'), 'g') };
}

/**
 * Counts what a review speaks of, by a dictionary in English, German, French, Spanish and Japanese, whichever the text is in. Whole
 * words with their usual endings, in Japanese any place of the text. It reads words, not opinions: negations change nothing. The
 * text is neither kept nor returned; anything but a string counts as empty.
 */
export function themesOf(text: string): ThemeCounts {
  const counts = { quality: 0, value: 0, fit: 0, style: 0, service: 0, durability: 0 };
  const { forms, themes, inside } = (dictionary ??= openDictionary());
  const read = typeof text === 'string' ? text.slice(0, LONGEST) : '';
  const found = [
    ...(plainWords(read).match(/\p{Script=Latin}+/gu) ?? []).map((word) => forms.get(word)),
    ...(read.normalize('NFKC').match(inside) ?? []).map((word) => themes.get(word)),
  ];
  for (const theme of found) if (theme) counts[theme] = Math.min(MOST, counts[theme] + 1);
  const { quality, value, fit, style, service, durability } = counts;
  return {
    theme_quality: quality,
    theme_value: value,
    theme_fit: fit,
    theme_style: style,
    theme_service: service,
    theme_durability: durability,
  };
}
