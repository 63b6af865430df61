import { isRecord } from '../../lib/is-record.js';
import type { FeedRow } from './feed-row.js';

/** Under which names a feed holds its list of products, where it is no list itself. */
const LISTS = ['products', 'items', 'itemListElement', '@graph', 'results', 'data', 'entries'];

/** How deep a list may lie. */
const DEEPEST = 3;

/** The products of a JSON feed: of a list, or of the list that an object holds under one of the usual names. */
export async function* jsonRows(parts: AsyncIterable<string>): AsyncGenerator<FeedRow, void, undefined> {
  let text = '';
  for await (const part of parts) text += part;
  const list = listIn(parse(text), DEEPEST);
  if (!list) throw new Error(`holds no list of products under ${LISTS.join(', ')}`);
  let place = 0;
  for (const one of list) {
    place += 1;
    yield { place, row: isRecord(one) && isRecord(one['item']) ? one['item'] : one };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Error(/^\s*</.test(text) ? 'is no JSON but markup; set catalogue.format' : 'is no JSON', { cause });
  }
}

function listIn(value: unknown, depth: number): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isRecord(value) || !depth) return undefined;
  for (const name of LISTS) {
    const list = Object.hasOwn(value, name) ? listIn(value[name], depth - 1) : undefined;
    if (list) return list;
  }
  return undefined;
}
