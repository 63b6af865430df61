import type { FeedRow } from '../feed-row.js';

/** Most lines of one row: a quote that is still open then never ends. */
const MOST_LINES = 50;

/**
 * The rows of a text feed: names in the first line, tabs between the cells. A cell that begins with a quote ends with one, and may hold tabs, ends
 * of lines and, doubled, quotes.
 */
export async function* textRows(lines: AsyncIterable<string>): AsyncGenerator<FeedRow, void, undefined> {
  let names: readonly string[] | undefined;
  const open: string[] = [];
  let place = 0;
  function* rows(most: number): Generator<FeedRow> {
    for (const cells of rowsIn(open, most)) {
      place += 1;
      yield cells ? { place, row: rowOf(names!, cells) } : { place, fault: 'has a quote that does not end' };
    }
  }
  for await (const line of lines) {
    if (!names) names = namesOf(line);
    else if (line.trim() || open.length) {
      open.push(line);
      yield* rows(MOST_LINES);
    }
  }
  yield* rows(0);
}

/** Takes the rows that are whole from lines: their cells, or undefined for a line whose quote is still open after `most` lines. */
function* rowsIn(lines: string[], most: number): Generator<readonly string[] | undefined> {
  for (let count = 1; count <= lines.length;) {
    const cells = cellsOf(lines.slice(0, count).join('\n'));
    if (!cells && count < lines.length) count += 1;
    else if (!cells && lines.length < most) return;
    else {
      yield cells;
      lines.splice(0, cells ? count : 1);
      count = 1;
    }
  }
}

function namesOf(line: string): readonly string[] {
  const names = cellsOf(line);
  if (!names || names.length < 2) throw new Error('is neither XML nor text with tabs; see catalogue.format');
  return names;
}

const rowOf = (names: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']));

/** The cells of a row; undefined where a quote is still open. */
function cellsOf(row: string): readonly string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; at <= row.length;) {
    const quoted = row[at] === '"';
    const end = quoted ? endOfQuoted(row, at + 1) : endOfCell(row, at);
    if (end < 0) return undefined;
    cells.push(quoted ? row.slice(at + 1, end).replaceAll('""', '"') : row.slice(at, end).trim());
    at = quoted ? endOfCell(row, end) + 1 : end + 1;
  }
  return cells;
}

function endOfCell(row: string, from: number): number {
  const tab = row.indexOf('\t', from);
  return tab < 0 ? row.length : tab;
}

/** The place of the quote that ends what one has begun. */
function endOfQuoted(row: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = row.indexOf('"', at);
    if (at < 0 || row[at + 1] !== '"') return at;
  }
}
