import { isRecord } from '../../lib/is-record.js';

/** Longest text that is kept. */
const LONGEST = 200;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Platforms write the names in their JSON as they would in HTML. What comes of it is text all the same, and never markup. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,4});/gi, (all, code: string) => {
    const name = code.toLowerCase();
    if (name[0] !== '#') return NAMED[name] ?? all;
    const sign = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return sign > 31 && sign < 0x110000 ? String.fromCodePoint(sign) : '';
  });
}

/** A value of a feed as one line of text: of a list its first, of an object its name; undefined where there is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (Array.isArray(value)) return textOf(value[0]);
  if (isRecord(value)) return textOf(value['name'] ?? value['title']);
  if (typeof value !== 'string') return undefined;
  // what controls a terminal or turns the direction of writing is no text
  const text = decoded(value.slice(0, 4 * LONGEST)).replace(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ');
  return text.trim().slice(0, LONGEST) || undefined;
}
