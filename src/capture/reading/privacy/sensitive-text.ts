import { SENSITIVE_WORDS } from './sensitive-words.js';

/** Whether a text names something sensitive; nothing does not. */
export type TellsSensitive = (text: string | undefined) => boolean;

/** Small letters without accents, and blanks for what parts words in addresses. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[-_+./>&|,]+/g, ' ');

type Words = Readonly<Record<string, string>>;

/** Looks for words by language, as {@link SENSITIVE_WORDS} has them, and for the shop's `own`. */
export function sensitiveText(own: readonly string[], listed: Words = SENSITIVE_WORDS): TellsSensitive {
  const { ja, ...spaced } = listed;
  const ours = Object.values(spaced).join('|').replaceAll('$', '(?!\\p{L})');
  const words = [ours, ...own.map((word) => plain(word).replace(/[*?^${}()[\]\\]/g, '\\$&'))].join('|');
  const pattern = RegExp(`(?<!\\p{L})(${words})|${ja!.normalize('NFKD').replace(/\p{M}/gu, '')}`, 'u');
  return (text) => text !== undefined && pattern.test(plain(text));
}
