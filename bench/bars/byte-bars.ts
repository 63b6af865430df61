import budgets from '../budgets.json' with { type: 'json' };
import type { Sizes } from '../measure-sizes.js';
import type { Bar } from '../results.js';
import { makeBar, UNBUILT, type Row } from './make-bar.js';

type Budget = Readonly<{ id: string; what: string; bar: number; stretch?: number }>;

/** Rows of the design's budget that budgets.json has no file for yet. A row of the same id there takes their place. */
const PLANNED: readonly Budget[] = [
  { id: 'head-stub', what: 'inline head stub', bar: 1000, stretch: 800 },
  { id: 'further-chunk', what: 'each further source, signal pack, destination, language', bar: 1500, stretch: 1000 },
  { id: 'model-operators', what: 'operators that our own models need', bar: 6000 },
  { id: 'other-operators', what: 'the remaining operators, loaded on demand', bar: 8000 },
  { id: 'react', what: 'React adapter', bar: 1200, stretch: 1000 },
  { id: 'vue', what: 'Vue adapter', bar: 1200, stretch: 1000 },
];

/** Every row of bytes, gzip -9, each file by itself. */
export function byteBars(sizes: Readonly<Record<string, Sizes>>): readonly Bar[] {
  const sum = (files: readonly string[]) => files.reduce((bytes, file) => bytes + (sizes[file]?.gzip ?? NaN), 0);
  const built = budgets.rows.map((row) => rowOf(row, { measured: sum(row.files) }));
  const heads: Row = {
    id: 'bytes-first-heads',
    what: 'the models that a first decision needs',
    unit: 'bytes',
    measured: sum(['models/intent.onnx', 'models/clusters.onnx']),
    bar: 10_000,
  };
  const rows = [...built, heads];
  const planned = PLANNED.filter(({ id }) => !rows.some((row) => row.id === `bytes-${id}`));
  const unbuilt = planned.map((row) => rowOf(row, { measured: null, note: UNBUILT }));
  return [...rows, ...unbuilt].map(makeBar);
}

function rowOf({ id, what, bar, stretch }: Budget, rest: Pick<Row, 'measured' | 'note'>): Row {
  return { id: `bytes-${id}`, what, unit: 'bytes', bar, ...(stretch && { stretch }), ...rest };
}
