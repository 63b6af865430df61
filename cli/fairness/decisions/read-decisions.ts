import type { Source } from '../../inputs/source.js';
import { readDecisionRow, type DecisionRow, type Named } from './decision-row.js';
import { readFields } from './read-fields.js';

/** A row and where it stands, such as `decisions.csv:17`. */
export type Placed = Readonly<{ row: DecisionRow; place: string }>;

/**
 * The decisions of a file: NDJSON, or a table in CSV or Parquet. A faulty row is told, with line and field, and left out. Rejects for a file
 * that cannot be read or lacks a column that is asked for.
 */
export async function* readDecisions(
  source: Source,
  named: Named,
  fault: (message: string) => void,
): AsyncIterable<Placed> {
  const check = (columns: readonly string[]): void => {
    const asked = [...named.groups, ...named.proxies].flatMap((one) => one.split('+'));
    const lacking = ['slot', 'variant', ...asked].find((column) => !has(columns, column));
    if (lacking !== undefined)
      throw new Error(`${source.name}:1: column missing: ${lacking}; it has ${columns.join(', ')}`);
  };
  for await (const { fields, place } of readFields(source, check)) {
    if (!fields) {
      fault(
        `${place}: must be a JSON object, such as {"slot":"offer","variant":"ten-off","groups":{"age_band":"30-39"}}`,
      );
      continue;
    }
    const row = readDecisionRow(fields, named, ({ field, message }) => fault(`${place}: ${field} ${message}`));
    if (row) yield { row, place };
  }
}

const has = (columns: readonly string[], column: string): boolean =>
  [column, `groups.${column}`, `proxies.${column}`].some((one) => columns.includes(one));
