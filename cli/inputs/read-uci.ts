import type { FeatureVector } from '../../src/features/feature-vector.js';
import { UCI_COLUMNS, uciFeatures } from '../../src/features/uci-columns.js';
import { textCell } from './cells.js';
import type { Table } from './table.js';

/** The nine features of one UCI row, and its key: the column `key` where there is one, else the number of the row, from 1. */
export type UciRow = Readonly<{ key: string; features: FeatureVector }>;

/** The sessions of UCI 468, whose columns are features already. Throws, naming file, row and column, for a cell that does not fit. */
export async function* readUci({ name, columns, rows }: Table): AsyncIterable<UciRow> {
  const missing = UCI_COLUMNS.filter(({ column }) => !columns.includes(column)).map(({ column }) => column);
  if (missing.length) throw new Error(`${name}:1: columns missing: ${missing.join(', ')}`);
  const keyed = columns.indexOf('key');
  let number = 0;
  for await (const { cells, place } of rows) {
    const row = Object.fromEntries(columns.map((column, at) => [column, textOf(cells[at])]));
    const { features, problem } = uciFeatures(row);
    if (problem) throw new Error(`${place}: ${problem.message}`);
    number += 1;
    yield { key: keyed < 0 ? String(number) : textCell(cells[keyed]), features };
  }
}

/** As the CSV file writes it: Parquet has numbers, and true and false. */
const textOf = (cell: unknown): string =>
  typeof cell === 'boolean' ? String(cell).toUpperCase() : cell === null || cell === undefined ? '' : String(cell);
