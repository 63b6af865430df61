import { leak, strongest, type Leak, type Told } from './leakage.js';
import type { Limits } from './limits.js';
import { FOLDS } from './statistics/crossed-auc.js';
import { rankAuc, type Ranked } from './statistics/rank-auc.js';
import { solveRidge } from './statistics/solve-ridge.js';

/** Rows of the same marks, such as the same set of segments: which marks, and by part and value how many rows. */
type Alike = Readonly<{ marks: readonly number[]; counts: Readonly<Record<number, number[]>>; sizes: number[] }>;

/** What each row is marked with: places from 0 up to `size`, without. */
export type Marked = Readonly<{ rows: readonly number[]; size: number; of(row: number): readonly number[] }>;

/**
 * How well all marks together tell an attribute: least squares on four fifths of the persons, ranks on the others. It finds what no
 * single segment tells.
 */
export function jointLeak(
  marked: Marked,
  told: Told,
  context: Readonly<{ fold(row: number): number; limits: Limits }>,
): Leak | undefined {
  const alike = groupAlike(marked, told, context.fold);
  const found = strongest(told, context.limits, (value) => heldOutAuc(alike, marked.size + 1, value));
  return found && leak({ name: 'all segments', movesPrice: false }, found, context.limits);
}

function groupAlike({ rows, of }: Marked, { column }: Told, fold: (row: number) => number): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const row of rows) {
    const value = column.codes[row]!;
    if (value < 0) continue;
    const marks = of(row);
    const id = marks.join(' ');
    if (!groups.has(id)) groups.set(id, { marks, counts: {}, sizes: Array.from({ length: FOLDS }, () => 0) });
    const { counts, sizes } = groups.get(id)!;
    const part = fold(row);
    const own = ((counts as Record<number, number[]>)[value] ??= sizes.map(() => 0));
    own[part]! += 1;
    sizes[part]! += 1;
  }
  return [...groups.values()];
}

function heldOutAuc(alike: readonly Alike[], size: number, value: number): number {
  let [total, won] = [0, 0];
  for (let part = 0; part < FOLDS; part += 1) {
    const weights = learn(alike, size, { value, part });
    const samples: Ranked[] = alike.map(({ marks, counts, sizes }) => {
      const yes = counts[value]?.[part] ?? 0;
      return { x: marks.reduce((sum, mark) => sum + weights[mark]!, 0), yes, no: sizes[part]! - yes };
    });
    const auc = rankAuc(samples);
    if (Number.isNaN(auc)) continue;
    const pairs = samples.reduce((sum, { yes }) => sum + yes, 0) * samples.reduce((sum, { no }) => sum + no, 0);
    total += pairs;
    won += pairs * auc;
  }
  return total ? won / total : Number.NaN;
}

/** Weights of the marks, the last one that of everybody, from the rows outside a part. */
function learn(alike: readonly Alike[], size: number, held: Readonly<{ value: number; part: number }>): Float64Array {
  const gram = new Float64Array(size * size);
  const right = new Float64Array(size);
  const outside = (counts: readonly number[] | undefined): number =>
    counts?.reduce((sum, count, part) => (part === held.part ? sum : sum + count), 0) ?? 0;
  for (const { marks, counts, sizes } of alike) {
    const [rows, yes] = [outside(sizes), outside(counts[held.value])];
    const all = [...marks, size - 1];
    for (const a of all) {
      right[a]! += yes;
      for (const b of all) gram[a * size + b]! += rows;
    }
  }
  return solveRidge({ gram, right });
}
