import { openCsv } from './open-csv.js';
import { isParquet, openParquet } from './open-parquet.js';
import type { Source } from './source.js';
import type { Table } from './table.js';

/** Opens a table in CSV or Parquet, told by its first bytes. Rejects, naming the file, for one that is empty or damaged. */
export async function openTable(source: Source): Promise<Table> {
  const table = await (isParquet(source) ? openParquet(source) : openCsv(source));
  const twice = table.columns.find((column, place) => table.columns.indexOf(column) !== place);
  if (twice !== undefined) throw new Error(`${source.name}:1: has the column ${twice} twice; rename one`);
  return { ...table, rows: withRows(table) };
}

async function* withRows({ name, rows }: Table): Table['rows'] {
  let found = false;
  for await (const row of rows) {
    found = true;
    yield row;
  }
  if (!found) throw new Error(`${name}: has no rows under its header`);
}
