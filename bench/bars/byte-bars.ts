import budgets from '../budgets.json' with { type: 'json' };
import type { Sizes } from '../measure-bytes.js';
import type { Bar } from '../results.js';
import { makeBar, UNBUILT, type Row } from './make-bar.js';

type Budget = Readonly<{ id: string; what: string; bar: number; stretch?: number }>;

/** Rows of the design's budget that budgets.json has no file for yet. A row of the same id there takes their place. */
const PLANNED: readonly Budget[] = [
  { id: 'further-chunk', what: 'each further source, signal pack, destination, language', bar: 1500, stretch: 1000 },
  { id: 'react', what: 'React adapter', bar: 1200, stretch: 1000 },
  { id: 'vue', what: 'Vue adapter', bar: 1200, stretch: 1000 },
];

/** Every row of bytes, gzip -9, each file by itself. */
export function byteBars(sizes: Readonly<Record<string, Sizes>>): readonly Bar[] {
  const sum = (files: readonly string[]) => files.reduce((bytes, file) => bytes + (sizes[file]?.gzip ?? NaN), 0);
  const built = budgets.rows.map((row) => rowOf(row, { measured: sum(row.files) }));
  const planned = PLANNED.filter(({ id }) => !budgets.rows.some((row) => row.id === id));
  const unbuilt = planned.map((row) => rowOf(row, { measured: null, note: UNBUILT }));
  return [...built, ...unbuilt].map(makeBar);
}

function rowOf({ id, what, bar, stretch }: Budget, rest: Pick<Row, 'measured' | 'note'>): Row {
  return { id: `bytes-${id}`, what, unit: 'bytes', bar, ...(stretch && { stretch }), ...rest };
}
