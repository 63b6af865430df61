import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Source } from './source.js';
import type { Table, TableRow } from './table.js';

const DELIMITERS = [',', ';', '\t'] as const;

/** Characters; far above any order, and a quote that is never closed must not read the whole file. */
const LONGEST_ROW = 1_000_000;

type Parsed = Readonly<{ record: readonly string[]; info: Readonly<{ lines: number }> }>;

/** Reads CSV with a header: commas, semicolons or tabs, as the header has them. Rejects with file and line. */
export async function openCsv(source: Source): Promise<Table> {
  const { name, head, bytes } = source;
  const header = head.toString('utf8').split('\n', 1)[0]!;
  const count = (mark: string): number => header.split(mark).length;
  const delimiter = DELIMITERS.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  const parser = parse({
    bom: true,
    info: true,
    delimiter,
    skip_empty_lines: true,
    trim: true,
    max_record_size: LONGEST_ROW,
  });
  // iterating the parser rejects with the same error
  pipeline(Readable.from(bytes), parser, () => {});
  const records = named(parser as AsyncIterable<Parsed>, name)[Symbol.asyncIterator]();
  const first = await records.next();
  if (first.done) throw new Error(`${name}: is empty; a table needs a header and rows`);
  return { name, columns: first.value.record, rows: rowsOf(records, name) };
}

async function* rowsOf(records: AsyncIterator<Parsed>, name: string): AsyncIterable<TableRow> {
  for (let next = await records.next(); !next.done; next = await records.next()) {
    const { record, info } = next.value;
    // what the decoder puts for bytes that it cannot read: two customers would become one
    const lost = record.find((cell) => cell.includes('\uFFFD'));
    if (lost !== undefined)
      throw new Error(`${name}:${info.lines}: "${lost.slice(0, 40)}" is not UTF-8; save the file as UTF-8`);
    yield { cells: record, place: `${name}:${info.lines}` };
  }
}

async function* named(records: AsyncIterable<Parsed>, name: string): AsyncIterable<Parsed> {
  try {
    yield* records;
  } catch (cause) {
    // what openSource says names the file already
    if (!(cause instanceof Error) || !('lines' in cause)) throw cause;
    throw new Error(`${name}:${String(cause.lines)}: is no CSV: ${cause.message}`, { cause });
  }
}
