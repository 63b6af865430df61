import type { Column } from './decisions/column.js';
import type { Limits } from './limits.js';
import { crossedAuc, FOLDS } from './statistics/crossed-auc.js';
import { aucInterval, type Ranked } from './statistics/rank-auc.js';

/** How well something tells one value of an attribute from the others. */
export type Leak = Readonly<{
  /** A segment, `all segments`, a score, a variant. */
  predictor: string;
  slot?: string;
  attribute: string;
  kind: 'group' | 'proxy';
  /** The value that it tells best. */
  value: string;
  auc: number;
  interval: readonly [number, number];
  /** Persons with that value, and others. */
  persons: number;
  others: number;
  moves_price: boolean;
  status: 'ok' | 'warn' | 'fail';
}>;

/** What is known of people, row by row, and how many persons have each value. */
export type Told = Readonly<{ name: string; kind: 'group' | 'proxy'; column: Column; persons: readonly number[] }>;

/** What may tell it: `x` is undefined for rows that do not count. */
export type Predictor = Readonly<{
  name: string;
  slot?: string;
  movesPrice: boolean;
  rows: readonly number[];
  x(row: number): number | undefined;
}>;

/** The values of an attribute that have persons enough, with the AUC that `auc` finds; the one that is told best. */
export function strongest(
  { name, kind, column, persons }: Told,
  limits: Limits,
  auc: (value: number) => number,
): Omit<Leak, 'predictor' | 'moves_price' | 'status'> | undefined {
  const total = persons.reduce((sum, count) => sum + count, 0);
  const values = column.names.flatMap((_, value) =>
    persons[value]! >= limits.least && total - persons[value]! >= limits.least ? [value] : [],
  );
  // of two values, each tells the other
  const asked = column.names.length === 2 && values.length ? [oneOfTwo(column, persons)] : values;
  const found = asked.map((value) => ({ value, auc: auc(value) })).filter((one) => !Number.isNaN(one.auc));
  const best = found.toSorted((a, b) => b.auc - a.auc)[0];
  if (!best) return undefined;
  const [yes, no] = [persons[best.value]!, total - persons[best.value]!];
  const interval = aucInterval(best.auc, { yes, no });
  return { attribute: name, kind, value: column.names[best.value]!, auc: best.auc, interval, persons: yes, others: no };
}

/** The one that people ask for: what says yes, or else the rarer. */
function oneOfTwo({ names }: Column, persons: readonly number[]): number {
  const yes = names.findIndex((name) => /^(yes|true|1)$/i.test(name));
  return yes < 0 ? Number(persons[1]! < persons[0]!) : yes;
}

/** How well one predictor tells an attribute, tried on rows that its direction was not learned from. */
export function leakOf(
  predictor: Predictor,
  told: Told,
  context: Readonly<{ fold(row: number): number; limits: Limits }>,
): Leak | undefined {
  const { fold, limits } = context;
  const counted = Array.from({ length: FOLDS }, () => new Map<number, number[]>());
  for (const row of predictor.rows) {
    const [x, value] = [predictor.x(row), told.column.codes[row]!];
    if (x === undefined || value < 0) continue;
    const part = counted[fold(row)]!;
    let counts = part.get(x);
    if (!counts) part.set(x, (counts = [0, ...told.column.names.map(() => 0)]));
    counts[0]! += 1;
    counts[value + 1]! += 1;
  }
  const samples = (value: number): readonly (readonly Ranked[])[] =>
    counted.map((part) =>
      [...part].map(([x, counts]) => {
        const yes = counts[value + 1]!;
        return { x, yes, no: counts[0]! - yes };
      }),
    );
  const found = strongest(told, limits, (value) => crossedAuc(samples(value)));
  return found && leak(predictor, found, limits);
}

/** A finished leak, with its status. */
export function leak(
  { name, slot, movesPrice }: Pick<Predictor, 'name' | 'slot' | 'movesPrice'>,
  found: Omit<Leak, 'predictor' | 'moves_price' | 'status'>,
  { auc }: Limits,
): Leak {
  const told = found.auc >= auc;
  // a fact of the circumstances tells what it is; that matters once a price goes by it
  const isFact = name.startsWith('context:');
  const status = !told || (isFact && !movesPrice) ? 'ok' : movesPrice ? 'fail' : 'warn';
  return { predictor: name, ...(slot !== undefined && { slot }), ...found, moves_price: movesPrice, status };
}

/** The part that a person's rows fall into, by a hash: the same in every run, and blind to the order of a file. */
export function foldOf(person: number): number {
  let mixed = person + 0x9e3779b9;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % FOLDS;
}
