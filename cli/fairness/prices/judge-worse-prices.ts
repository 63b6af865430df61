import type { PriceEffect } from '../decisions/decision-row.js';
import type { DecisionTable } from '../decisions/decision-table.js';
import { counts } from '../decisions/judge-selection.js';
import { variantName, type Effects } from '../decisions/price-variants.js';
import { segmentHolder } from '../decisions/segment-holder.js';
import { insideAndOut, tallyBy } from '../decisions/tally-by.js';
import type { Limits } from '../limits.js';
import { compareRates } from '../statistics/compare-rates.js';
import { rateOf } from '../statistics/tally.js';

/** How often members of a segment that looks for small prices get a price lowered, or raised, beside everybody else. */
export type PriceShare = Readonly<{
  slot: string;
  segment: string;
  effect: PriceEffect;
  members: number;
  others: number;
  rate: number;
  rate_of_others: number;
  p: number;
  judged: boolean;
  fails: boolean;
}>;

/** Whether segments that look for small prices get worse ones than the others, in each slot that moves a price. */
export function judgeWorsePrices(
  table: DecisionTable,
  effects: Effects,
  context: Readonly<{ isValue(segment: string): boolean; limits: Limits }>,
): readonly PriceShare[] {
  const holder = segmentHolder(table);
  const segments = holder.ids.filter(context.isValue);
  const { slot, variant, person } = table;
  return slot.names.flatMap((name, place) => {
    const order = table.byPerson.filter((row) => slot.codes[row] === place && counts(table, row));
    return (['lower', 'raise'] as const).flatMap((effect) => {
      const moving = new Set(
        variant.names.flatMap((one, code) => (effects.get(variantName(name, one))?.has(effect) ? [code] : [])),
      );
      if (!moving.size) return [];
      return segments.flatMap((segment) => {
        const tallies = tallyBy({ order, person, column: insideAndOut(table, holder.holding(segment)) }, (row) =>
          moving.has(variant.codes[row]!),
        );
        return [shareOf({ slot: name, segment, effect }, [tallies[0]!, tallies[1]!], context.limits)];
      });
    });
  });
}

type Tallies = readonly [Parameters<typeof compareRates>[0], Parameters<typeof compareRates>[1]];

function shareOf(
  about: Pick<PriceShare, 'slot' | 'segment' | 'effect'>,
  [members, others]: Tallies,
  limits: Limits,
): PriceShare {
  const [rate, rest] = [rateOf(members), rateOf(others)];
  const { p } = compareRates(members, others);
  const judged = members.persons >= limits.least && others.persons >= limits.least;
  const worse = about.effect === 'lower' ? rate < rest * limits.ratio : rest < rate * limits.ratio;
  return {
    ...about,
    members: members.persons,
    others: others.persons,
    rate,
    rate_of_others: rest,
    p,
    judged,
    fails: judged && worse && p < limits.level,
  };
}
