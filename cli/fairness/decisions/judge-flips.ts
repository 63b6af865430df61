import { openFlipTally, type Flip, type Flips } from '../flips/flip-tally.js';
import { textAt } from './column.js';
import type { DecisionTable } from './decision-table.js';
import { variantName, type Effects } from './price-variants.js';

/** Holds the rows of each pair against its first one, slot by slot. Undefined where the file has no pairs. */
export function judgeFlips(table: DecisionTable, effects: Effects): Flips | undefined {
  if (!table.pair.names.length) return undefined;
  const tally = openFlipTally();
  for (const [first, ...others] of pairsOf(table)) {
    if (!others.length) tally.alone();
    for (const row of others) {
      const changed = changeOf(table, first!, row);
      if (changed) tally.compare(textAt(table.slot, row)!, changed, flipOf({ table, effects, changed }, first!, row));
      else tally.same();
    }
  }
  return tally.flips();
}

/** The rows of each pair and slot, the one that was not changed first. */
function pairsOf({ rows, pair, slot, changed }: DecisionTable): Iterable<readonly number[]> {
  const pairs = new Map<string, number[]>();
  for (let row = 0; row < rows; row += 1) {
    if (pair.codes[row]! < 0) continue;
    const id = `${pair.codes[row]} ${slot.codes[row]}`;
    const known = pairs.get(id);
    if (!known) pairs.set(id, [row]);
    else if (changed.codes[row]! < 0 && changed.codes[known[0]!]! >= 0) known.unshift(row);
    else known.push(row);
  }
  return pairs.values();
}

/** What a row says was changed, or else what is different in it. */
function changeOf({ changed, attributes }: DecisionTable, first: number, row: number): string {
  const said = textAt(changed, row);
  if (said !== undefined) return said;
  return attributes
    .filter(({ codes }) => codes[first] !== codes[row])
    .map(({ name }) => name)
    .join(', ');
}

type Context = Readonly<{ table: DecisionTable; effects: Effects; changed: string }>;

function flipOf({ table, effects, changed }: Context, first: number, row: number): Flip | undefined {
  const [slot, from, to] = [textAt(table.slot, row)!, textAt(table.variant, first)!, textAt(table.variant, row)!];
  const [before, after] = [table.effect.codes[first], table.effect.codes[row]];
  if (from === to && before === after) return undefined;
  const moves = (variant: string): boolean => effects.has(variantName(slot, variant));
  return { slot, changed, from, to, moves_price: moves(from) || moves(to), place: table.places[row]! };
}
