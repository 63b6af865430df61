import { NO_ROWS, type Tally } from '../statistics/tally.js';
import type { Column } from './column.js';

type Within = Readonly<{ order: readonly number[]; person: readonly number[]; column: Column }>;

/**
 * How often rows hit in each part of a column, a person's rows of a part counted together. In `order` the rows of a person stand together. It
 * is run over millions of rows, so it counts in place.
 */
export function tallyBy({ order, person, column }: Within, hit: (row: number) => boolean): readonly Tally[] {
  const tallies = column.names.map(() => ({ ...NO_ROWS }));
  const [rows, hits] = [tallies.map(() => 0), tallies.map(() => 0)];
  const open: number[] = [];
  const close = (): void => {
    for (const part of open) {
      addPerson(tallies[part]!, rows[part]!, hits[part]!);
      rows[part] = 0;
      hits[part] = 0;
    }
    open.length = 0;
  };
  let last = -1;
  for (const row of order) {
    if (person[row] !== last) close();
    last = person[row]!;
    const part = column.codes[row]!;
    if (part < 0) continue;
    if (!rows[part]) open.push(part);
    rows[part]! += 1;
    if (hit(row)) hits[part]! += 1;
  }
  close();
  return tallies;
}

function addPerson(tally: { -readonly [K in keyof Tally]: Tally[K] }, rows: number, hits: number): void {
  tally.rows += rows;
  tally.hits += hits;
  tally.persons += 1;
  tally.nn += rows * rows;
  tally.nh += rows * hits;
  tally.hh += hits * hits;
}

/** A column that parts the rows into those that hold and the others. */
export const insideAndOut = ({ rows }: Readonly<{ rows: number }>, holds: (row: number) => boolean): Column => ({
  names: ['in', 'out'],
  codes: Array.from({ length: rows }, (_, row) => (holds(row) ? 0 : 1)),
});
