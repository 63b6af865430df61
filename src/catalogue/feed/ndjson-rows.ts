import type { FeedRow } from './feed-row.js';
import { linesOf } from './lines-of.js';

/** The products of a feed with one JSON object a line, as they come. Empty lines count for nothing. */
export async function* ndjsonRows(parts: AsyncIterable<string>): AsyncGenerator<FeedRow, void, undefined> {
  let place = 0;
  for await (const line of linesOf(parts)) {
    if (!line.trim()) continue;
    place += 1;
    yield rowOf(line, place);
  }
}

function rowOf(line: string, place: number): FeedRow {
  try {
    return { place, row: JSON.parse(line) };
  } catch {
    // told by whoever reads the rows, with its place
    return { place, fault: 'is no JSON' };
  }
}
