import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import type { SensitiveKind, SensitiveNames } from './sensitive-kind.js';

/** Accents go, so that `maternité` and `maternite` are one word; those of kana stay, which tell sounds apart. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

/** Small words with one blank between them, whatever parted them: `pregnantMums`, `pregnant_mums`, `Pregnant-Mums`. */
const words = (name: string): string =>
  bare(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A regular expression of the listed words. */
const pattern = (listed: string): string =>
  bare(listed.replace(/[äöü]/g, (sign) => `${bare(sign)}e?`))
    .replace(/ \??/g, ' ?')
    .replaceAll('$', '(?![^ 0-9])');

/** Tells what a name speaks of that the law protects, in any of the languages; undefined for what it does not. */
export type TellsKind = (name: string) => SensitiveKind | undefined;

type Entry = Readonly<{ kind: SensitiveKind; head: string; source: string }>;

/** Parts a list at every `|` that stands in no bracket. */
function parted(listed: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  for (const part of listed.split('|')) {
    if (depth) parts.push(`${parts.pop()}|${part}`);
    else parts.push(part);
    depth += part.split('(').length - part.split(')').length;
  }
  return parts;
}

/** The words of a list, each with the sign that a name must have at the start of a word, or anywhere, to be looked at. */
function entriesOf(language: SensitiveNames, before: string): readonly Entry[] {
  return Object.entries(language).flatMap(([kind, listed]) =>
    parted(pattern(listed)).map((source) => ({
      kind: kind as SensitiveKind,
      // Japanese stands anywhere, so what begins in Latin letters is always looked for
      head: (before ? /^\^?([a-z])(?!\?)/ : /^([^\0-\x7f])/).exec(source)?.[1] ?? '',
      source: before + source,
    })),
  );
}

/**
 * Opens the words of English, German, French, Spanish and Japanese, all at once: a name does not say which it is in. Compiled are only
 * those that begin as a word of the name does: all of them at once took several times as long.
 */
export function openSensitiveNames(spaced: readonly SensitiveNames[] = [en, de, fr, es], anywhere = ja): TellsKind {
  const start = '(?<![^ 0-9])';
  const signs = new Map<string, RegExp>();
  const all = [...spaced.flatMap((language) => entriesOf(language, start)), ...entriesOf(anywhere, '')];
  const signOf = (head: string): RegExp => {
    const known = signs.get(head);
    if (known) return known;
    const sources = all.flatMap((one) => (one.head === head ? one.source : []));
    const sign = new RegExp(sources.length ? sources.join('|') : '(?!)');
    signs.set(head, sign);
    return sign;
  };
  return (name) => {
    const said = words(name);
    const heads = new Set(['', ...(said.match(/(?<![^ 0-9])[a-z]|[^\0-\x7f]/g) ?? [])]);
    const told = [...heads].some((head) => signOf(head).test(said));
    return told ? all.find(({ source }) => new RegExp(source).test(said))?.kind : undefined;
  };
}
