import type { FeedRow } from '../feed-row.js';
import { linesOf } from '../lines-of.js';
import { textRows } from './text-rows.js';
import { xmlRows } from './xml-rows.js';

/** The products of a feed for Google Merchant Center, as they come: RSS or Atom, or text with tabs, as its first sign tells. */
export async function* googleRows(parts: AsyncIterable<string>): AsyncGenerator<FeedRow, void, undefined> {
  const all = parts[Symbol.asyncIterator]();
  let head = '';
  while (!head.trim()) {
    const { done, value } = await all.next();
    if (done) throw new Error('is empty');
    head += value;
  }
  head = head.replace(/^\uFEFF/, '');
  const whole = ahead(head, all);
  if (head.trimStart().startsWith('<')) yield* xmlRows(whole);
  else yield* textRows(linesOf(whole));
}

/** The parts of which the first have been looked at already. */
async function* ahead(head: string, rest: AsyncIterator<string>): AsyncGenerator<string, void, undefined> {
  try {
    yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
