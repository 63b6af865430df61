import type { Limits } from '../limits.js';
import { judgeSelections, type About, type GroupTally, type Selection } from '../selection.js';
import type { Attribute, DecisionTable } from './decision-table.js';
import { segmentHolder } from './segment-holder.js';
import { tallyBy } from './tally-by.js';

type Target = Readonly<{ about: Omit<About, 'attribute'>; order: readonly number[]; hit: (row: number) => boolean }>;

/** Whether each variant of each slot, and each segment, is as frequent in every group. The held out and trials do not count. */
export function judgeSelection(table: DecisionTable, limits: Limits): readonly Selection[] {
  const groups = table.attributes.filter(({ kind }) => kind === 'group');
  const asked = [...variantTargets(table), ...segmentTargets(table)].flatMap(({ about, order, hit }) =>
    groups.map((column) => ({
      about: { ...about, attribute: column.name },
      groups: groupsOf(column, tallyBy({ order, person: table.person, column }, hit)),
    })),
  );
  return judgeSelections(asked, limits);
}

const groupsOf = ({ names }: Attribute, tallies: ReturnType<typeof tallyBy>): readonly GroupTally[] =>
  names.flatMap((value, part) => (tallies[part]!.rows ? [{ value, tally: tallies[part]! }] : [])).toSorted(byName);

const byName = (a: GroupTally, b: GroupTally): number => a.value.localeCompare(b.value, 'en', { numeric: true });

/** Whether somebody was really shown what a row says, by free choice. */
export const counts = ({ control, changed }: DecisionTable, row: number): boolean =>
  control[row] !== true && changed.codes[row]! < 0;

function variantTargets(table: DecisionTable): readonly Target[] {
  const { slot, variant } = table;
  return slot.names.flatMap((name, place) => {
    const order = table.byPerson.filter((row) => slot.codes[row] === place && counts(table, row));
    const shown = new Set(order.map((row) => variant.codes[row]!));
    return [...shown].flatMap((code) => {
      const one = variant.names[code]!;
      // the default is what the others leave: it would ask the same question once more
      if (one === 'default') return [];
      return [
        { about: { slot: name, variant: one, held: true }, order, hit: (row: number) => variant.codes[row] === code },
      ];
    });
  });
}

function segmentTargets(table: DecisionTable): readonly Target[] {
  const holder = segmentHolder(table);
  const order = table.byPerson.filter(unitRows(table));
  return holder.ids.map((segment) => ({
    // a fact of the circumstances selects nobody; a decision by it is judged as such
    about: { segment, held: !segment.startsWith('context:') },
    order,
    hit: holder.holding(segment),
  }));
}

/**
 * Rows in which a person counts once for what they are. With keys that is every row; without, the rows of the slot that has most: another
 * slot's are the same people again.
 */
export function unitRows(table: DecisionTable): (row: number) => boolean {
  const { slot, keyed } = table;
  if (keyed) return (row) => counts(table, row);
  const sizes = slot.names.map(() => 0);
  for (const code of slot.codes) sizes[code]! += 1;
  const fullest = sizes.indexOf(Math.max(...sizes));
  return (row) => slot.codes[row] === fullest && counts(table, row);
}
