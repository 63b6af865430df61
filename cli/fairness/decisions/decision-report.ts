import type { Flips } from '../flips/flip-tally.js';
import type { Leak } from '../leakage.js';
import type { Limits } from '../limits.js';
import { judgeWorsePrices, type PriceShare } from '../prices/judge-worse-prices.js';
import type { Selection } from '../selection.js';
import type { DecisionTable } from './decision-table.js';
import { judgeFlips } from './judge-flips.js';
import { judgeHoldOut, type HoldOut } from './judge-hold-out.js';
import { judgeLeakage } from './judge-leakage.js';
import { judgeSelection } from './judge-selection.js';
import { effectsOf, type Effects } from './price-variants.js';

/** What a file of decisions shows. Undefined is what it has nothing on. */
export type DecisionReport = Readonly<{
  rows: number;
  persons: number;
  keyed: boolean;
  slots: readonly string[];
  groups: readonly string[];
  proxies: readonly string[];
  price_variants: readonly string[];
  selections: readonly Selection[];
  leakage: readonly Leak[];
  flips: Flips | undefined;
  hold_out: HoldOut | undefined;
  prices: readonly PriceShare[];
  /** By group, how often what the shop hopes for came; told, not judged. */
  outcomes: readonly Readonly<{ attribute: string; value: string; rows: number; mean: number }>[];
}>;

/** What is known besides the rows: what a config says of prices, and which segments look for small ones. */
export type Known = Readonly<{
  effects: Effects;
  isPriced(segment: string): boolean;
  isValue(segment: string): boolean;
}>;

/** Puts all questions to a table of decisions. */
export function reportDecisions(table: DecisionTable, known: Known, limits: Limits): DecisionReport {
  const effects = effectsOf(table, known.effects);
  const names = (kind: 'group' | 'proxy'): readonly string[] =>
    table.attributes.filter((one) => one.kind === kind).map(({ name }) => name);
  return {
    rows: table.rows,
    persons: new Set(table.person).size,
    keyed: table.keyed,
    slots: table.slot.names,
    groups: names('group'),
    proxies: names('proxy'),
    price_variants: [...effects.keys()],
    selections: judgeSelection(table, limits),
    leakage: judgeLeakage({ table, effects, limits, isPriced: known.isPriced }),
    flips: judgeFlips(table, effects),
    hold_out: judgeHoldOut(table),
    prices: judgeWorsePrices(table, effects, { isValue: known.isValue, limits }),
    outcomes: outcomesOf(table),
  };
}

function outcomesOf({ rows, outcome, attributes }: DecisionTable): DecisionReport['outcomes'] {
  return attributes
    .filter(({ kind }) => kind === 'group')
    .flatMap(({ name, names, codes }) => {
      const sums = names.map(() => ({ rows: 0, sum: 0 }));
      for (let row = 0; row < rows; row += 1) {
        const [code, value] = [codes[row]!, outcome[row]];
        if (code < 0 || value === undefined) continue;
        sums[code]!.rows += 1;
        sums[code]!.sum += value;
      }
      return sums.flatMap(({ rows, sum }, code) =>
        rows ? [{ attribute: name, value: names[code]!, rows, mean: sum / rows }] : [],
      );
    });
}
