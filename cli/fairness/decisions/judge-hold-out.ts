import { textAt } from './column.js';
import type { DecisionTable } from './decision-table.js';

/** Whether those who are held out are shown the shop's own content. */
export type HoldOut = Readonly<{
  /** Rows of people who are held out. */
  rows: number;
  /** Of those, rows that show something else or move a price. */
  treated: readonly Readonly<{ place: string; slot: string; variant: string }>[];
  /** Persons who are held out of a slot in one row and shown something in another. */
  wavering: number;
}>;

/** Undefined where no row says whether somebody is held out. */
export function judgeHoldOut(table: DecisionTable): HoldOut | undefined {
  const { control, slot, variant, effect, person, places } = table;
  if (!control.some((held) => held !== undefined)) return undefined;
  const treated: HoldOut['treated'][number][] = [];
  const [held, shown] = [new Set<string>(), new Set<string>()];
  let rows = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const name = textAt(variant, row)!;
    const who = `${person[row]} ${slot.codes[row]}`;
    const shows = name !== 'default' || effect.codes[row]! >= 0;
    if (!control[row]) {
      if (shows && table.changed.codes[row]! < 0) shown.add(who);
      continue;
    }
    rows += 1;
    held.add(who);
    if (shows) treated.push({ place: places[row]!, slot: textAt(slot, row)!, variant: name });
  }
  return { rows, treated, wavering: [...held].filter((who) => shown.has(who)).length };
}
