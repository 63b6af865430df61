import { jointLeak } from '../joint-leakage.js';
import { foldOf, leakOf, type Leak, type Predictor, type Told } from '../leakage.js';
import type { Limits } from '../limits.js';
import { compareRates } from '../statistics/compare-rates.js';
import { rateOf } from '../statistics/tally.js';
import type { DecisionTable } from './decision-table.js';
import { counts, unitRows } from './judge-selection.js';
import { variantName, type Effects } from './price-variants.js';
import { segmentHolder, type SegmentHolder } from './segment-holder.js';
import { insideAndOut, tallyBy } from './tally-by.js';

/** Facts of the circumstances are no part of what behaviour tells together. More segments than these, the rarest are left out of what they tell together. */
const TOGETHER = 200;

type Context = Readonly<{ table: DecisionTable; effects: Effects; limits: Limits; isPriced(segment: string): boolean }>;

/** What segments, scores and variants tell of every proxy and group: each alone, and all segments together. */
export function judgeLeakage(context: Context): readonly Leak[] {
  const { table, limits } = context;
  const holder = segmentHolder(table);
  const units = table.byPerson.filter(unitRows(table));
  const predictors = [...segmentPredictors(holder, units, context), ...slotPredictors(context)];
  const marks = marksOf(holder, units);
  const parts = Uint8Array.from(table.person, foldOf);
  const within = { fold: (row: number) => parts[row]!, limits };
  return table.attributes.flatMap((attribute) => {
    // variants of a slot share their rows, and so do segments
    const known = new Map<readonly number[], Told>();
    const told = (rows: readonly number[]): Told => {
      if (!known.has(rows)) known.set(rows, toldBy(attribute, rows, table.person));
      return known.get(rows)!;
    };
    const single = predictors.map((predictor) => leakOf(predictor, told(predictor.rows), within));
    const joint = marks.size > 1 ? jointLeak(marks, told(units), within) : undefined;
    return [...single, joint].filter((leak) => leak !== undefined);
  });
}

function toldBy(column: DecisionTable['attributes'][number], rows: readonly number[], person: readonly number[]): Told {
  const order = rows.filter((row) => column.codes[row]! >= 0);
  const persons = tallyBy({ order, person, column }, () => false).map((tally) => tally.persons);
  return { name: column.name, kind: column.kind, column, persons };
}

function marksOf(holder: SegmentHolder, rows: readonly number[]) {
  const sizes = holder.ids.map(() => 0);
  for (const row of rows) for (const place of holder.of(row)) sizes[place]! += 1;
  const common = sizes
    .map((_, place) => place)
    .filter((place) => !holder.ids[place]!.startsWith('context:'))
    .toSorted((a, b) => sizes[b]! - sizes[a]!)
    .slice(0, TOGETHER);
  const renamed = new Map(common.map((place, at) => [place, at]));
  const of = (row: number) => holder.of(row).flatMap((place) => renamed.get(place) ?? []);
  return { rows, size: common.length, of };
}

function segmentPredictors(holder: SegmentHolder, rows: readonly number[], context: Context): readonly Predictor[] {
  const moves = pricedSegments(holder, context);
  return holder.ids.map((name) => {
    const holds = holder.holding(name);
    const movesPrice = context.isPriced(name) || moves.has(name);
    return { name, movesPrice, rows, x: (row: number) => Number(holds(row)) };
  });
}

/** Segments whose members get a variant that moves a price more often than the others of its slot, by more than chance. */
function pricedSegments(holder: SegmentHolder, { table, effects, limits }: Context): ReadonlySet<string> {
  const { slot, variant, person } = table;
  const found = new Set<string>();
  for (const [place, name] of slot.names.entries()) {
    const order = table.byPerson.filter((row) => slot.codes[row] === place && counts(table, row));
    const moving = new Set(variant.names.flatMap((one, code) => (effects.has(variantName(name, one)) ? [code] : [])));
    if (!moving.size) continue;
    for (const id of holder.ids) {
      const column = insideAndOut(table, holder.holding(id));
      const [inside, outside] = tallyBy({ order, person, column }, (row) => moving.has(variant.codes[row]!));
      const more = rateOf(inside!) * limits.ratio > rateOf(outside!);
      if (more && compareRates(inside!, outside!).p < limits.level) found.add(id);
    }
  }
  return found;
}

/** The variants of each slot, and the scores by which they were chosen. */
function slotPredictors({ table, effects }: Context): readonly Predictor[] {
  const { slot, variant, score } = table;
  const found: Predictor[] = [];
  slot.names.forEach((name, place) => {
    const rows = table.byPerson.filter((row) => slot.codes[row] === place && counts(table, row));
    const shown = [...new Set(rows.map((row) => variant.codes[row]!))];
    const movesPrice = (code: number): boolean => effects.has(variantName(name, variant.names[code]!));
    for (const code of shown.length > 1 ? shown : []) {
      const one = { name: variant.names[code]!, slot: name, rows, movesPrice: movesPrice(code) };
      if (one.name !== 'default') found.push({ ...one, x: (row) => Number(variant.codes[row] === code) });
    }
    if (rows.some((row) => score[row] !== undefined))
      found.push({ name: 'score', slot: name, rows, movesPrice: shown.some(movesPrice), x: (row) => score[row] });
  });
  return found;
}

/** How a message calls the predictor of a leak. */
export const leakName = ({ slot, predictor }: Pick<Leak, 'slot' | 'predictor'>): string =>
  slot === undefined ? predictor : predictor === 'score' ? `score of ${slot}` : variantName(slot, predictor);
