import { Parser } from 'saxen';
import type { FeedRow } from '../feed-row.js';

/** Longest product, or head of a feed. */
const LONGEST = 1_000_000;
/** Where a product begins, in RSS or in Atom. */
const START = /<(?:\w+:)?(?:item|entry)(?=[\s>])/g;
/** What the feed calls the namespace of Google's fields. */
const NAMESPACE = /xmlns:([\w-]+)\s*=\s*["']http:\/\/base\.google\.com\/ns\/1\.0["']/;

/**
 * The products of an RSS or Atom feed, as they come. Each is read by itself, from where it begins to where the next one does, so that one that is
 * not well-formed is one row with a fault. No document type is read, and so no entity of one.
 */
export async function* xmlRows(parts: AsyncIterable<string>): AsyncGenerator<FeedRow, void, undefined> {
  let text = '';
  let read: ((xml: string) => FeedRow) | undefined;
  for await (const part of parts) {
    text += part;
    const starts = [...text.matchAll(START)].map(({ index }) => index);
    if (starts.length && !read) read = openReader(NAMESPACE.exec(text.slice(0, starts[0]))?.[1] ?? 'g');
    for (let at = 0; at + 1 < starts.length; at++) yield read!(text.slice(starts[at], starts[at + 1]));
    text = starts.length ? text.slice(starts.at(-1)) : text;
    if (text.length > LONGEST) throw new Error(`has a product of more than ${LONGEST} characters, or none`);
  }
  if (!read) throw new Error('is XML, and has neither an <item> nor an <entry>');
  yield read(text);
}

function openReader(google: string): (xml: string) => FeedRow {
  let place = 0;
  return (xml) => {
    place += 1;
    const { row, fault } = readProduct(xml, google);
    return fault ? { place, fault } : { place, row };
  };
}

type Product = Readonly<{ row: Readonly<Record<string, string>>; fault?: string | undefined }>;

/** A product and whatever stands behind it. Fields of Google's own go before the like-named ones of RSS and Atom; of several, the first. */
function readProduct(xml: string, google: string): Product {
  const own: Record<string, string> = {};
  const googles: Record<string, string> = {};
  let depth = 0;
  let ended = false;
  let words = '';
  let fault: string | undefined;
  const parser = new Parser();
  parser.on('openTag', (name, attributes) => {
    depth += 1;
    words = '';
    // in Atom a link is told by its attribute
    if (depth === 2 && name === 'link') own['link'] ||= attributes()['href']?.replaceAll('&amp;', '&') ?? '';
  });
  parser.on('text', (text, decode) => void (words += decode(text)));
  parser.on('cdata', (text) => void (words += text));
  parser.on('closeTag', (name) => {
    depth -= 1;
    const [prefix, field] = name.includes(':') ? name.split(':', 2) : ['', name];
    const fields = prefix === google ? googles : prefix ? undefined : own;
    if (depth === 1 && fields && field) fields[field] ||= words.trim();
    if (depth) return;
    ended = true;
    parser.stop();
  });
  parser.on('error', ({ message }) => void (fault = `is not well-formed: ${message.split('\n')[0]}`));
  parser.parse(xml);
  return { row: { ...own, ...googles }, fault: ended ? undefined : (fault ?? 'does not end') };
}
