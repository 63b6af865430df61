import { textAt } from './column.js';
import type { DecisionTable } from './decision-table.js';
import type { PriceEffect } from './decision-row.js';

/** `slot/variant`, as messages call it. */
export const variantName = (slot: string, variant: string): string => `${slot}/${variant}`;

/** What the variants do to a price, by `slot/variant`: as the rows say, and as a config says. */
export type Effects = ReadonlyMap<string, ReadonlySet<PriceEffect>>;

/** The variants that move a price by any row of the table or by `known`. */
export function effectsOf(table: DecisionTable, known: Effects): Effects {
  const effects = new Map([...known].map(([name, set]) => [name, new Set(set)]));
  for (let row = 0; row < table.rows; row += 1) {
    const effect = textAt(table.effect, row) as PriceEffect | undefined;
    if (!effect) continue;
    const name = variantName(textAt(table.slot, row)!, textAt(table.variant, row)!);
    if (!effects.has(name)) effects.set(name, new Set());
    effects.get(name)!.add(effect);
  }
  return effects;
}
