import { isParquet } from '../../inputs/open-parquet.js';
import { openTable } from '../../inputs/open-table.js';
import { parseObject } from '../../inputs/parse-object.js';
import { readLines } from '../../inputs/read-lines.js';
import type { Source } from '../../inputs/source.js';

/** A row by its columns, or an object of NDJSON; undefined if the line is none. `place` is such as `rows.csv:17`. */
export type Fields = Readonly<{ fields: Readonly<Record<string, unknown>> | undefined; place: string }>;

/** Rows of NDJSON, or of a table in CSV or Parquet, whose columns `check` may refuse. Rejects, naming the file, where it cannot be read. */
export async function* readFields(source: Source, check?: (columns: readonly string[]) => void): AsyncIterable<Fields> {
  const start = source.head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (!isParquet(source) && /^[{[]/.test(start)) {
    for await (const { text, number } of readLines(source))
      yield { fields: parseObject(text), place: `${source.name}:${number}` };
    return;
  }
  const { columns, rows } = await openTable(source);
  check?.(columns);
  for await (const { cells, place } of rows)
    yield { fields: Object.fromEntries(columns.map((column, at) => [column, cells[at]])), place };
}
