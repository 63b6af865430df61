import type { SlotRule } from '../decision.js';

/** What would stand in a slot: with what priority, and as a discount of which group. */
export type Standing = Readonly<{ priority: number; group?: string | undefined }>;

/** Chooses for a slot in which no discount of these groups may stand. */
type ChooseFor<One> = (rule: SlotRule, closed: ReadonlySet<string>) => One;

/**
 * One choice for each slot, so that no two discounts of one group stand together: the higher priority keeps its place, of equals the
 * slot that comes first in the config. Who gives way chooses again. Ends, since a slot that has given way to a group never returns to it.
 */
export function stack<One extends Standing>(
  slots: readonly SlotRule[],
  choose: ChooseFor<One>,
): ReadonlyMap<string, One> {
  const closed = slots.map(() => new Set<string>());
  const choices = slots.map((rule, place) => choose(rule, closed[place]!));
  for (;;) {
    const winners = new Map<string, number>();
    for (const [place, { group, priority }] of choices.entries()) {
      const best = group === undefined ? undefined : winners.get(group);
      if (group !== undefined && (best === undefined || priority > choices[best]!.priority)) winners.set(group, place);
    }
    const losers = choices.flatMap(({ group }, place) =>
      group !== undefined && winners.get(group) !== place ? place : [],
    );
    if (!losers.length) return new Map(slots.map(({ slot }, place) => [slot, choices[place]!]));
    for (const place of losers) {
      closed[place]!.add(choices[place]!.group!);
      choices[place] = choose(slots[place]!, closed[place]!);
    }
  }
}
