import type { Bar, Measured } from '../results.js';
import type { RuntimeCost } from '../scenarios/runtimes.js';
import { makeBar, ratio, versus } from './make-bar.js';

const ROWS: readonly Readonly<{
  id: string;
  what: string;
  unit: string;
  bar: number;
  read(cost: RuntimeCost): number | undefined;
}>[] = [
  {
    id: 'first-score',
    what: 'cold: worker start to first score',
    unit: 'ms',
    bar: 1 / 8,
    read: (cost) => cost.firstScore,
  },
  {
    id: 'first-decision',
    what: 'cold: consent to first model-based decision',
    unit: 'ms',
    bar: 1 / 4,
    read: (cost) => cost.firstDecision,
  },
  { id: 'bytes', what: 'bytes of the runtime, gzip', unit: 'B', bar: 1 / 50, read: (cost) => cost.bytes.gzip },
  { id: 'memory', what: 'memory of a worker with it', unit: 'B', bar: 1 / 10, read: (cost) => cost.memory },
  { id: 'inference', what: 'inference, one row, shipped models', unit: 'µs', bar: 1 / 2, read: (cost) => cost.perRow },
];

/** The compact runtime against onnxruntime-web. */
export function runtimeBars({ runtimes }: Measured): readonly Bar[] {
  const { ort, compact } = runtimes ?? {};
  return ROWS.map(({ id, what, unit, bar, read }) => {
    const [ours, theirs] = [compact && read(compact), ort && read(ort)];
    return makeBar({
      id: `compact-${id}`,
      what: `${what}, compact runtime / onnxruntime-web`,
      unit: 'ratio',
      bar,
      measured: ratio(ours, theirs),
      note: versus(ours, theirs, unit),
    });
  });
}
