import type { Budget, Item } from './budget.js';
import type { AllParts } from './parts.js';

/** How far Vitrine has stepped back on a page view, least first; docs/governor.md says what each means. */
export const STEPS = ['full', 'sparing', 'frozen', 'off'] as const;
export type Step = (typeof STEPS)[number];

/** The shares of a limit at which the next step begins. */
const SHARES = [0.5, 0.75, 1];

/** Of these the largest part counts, of the others all parts together. */
const WORST: ReadonlySet<Item> = new Set(['longTask', 'inp']);

/** What was spent on a page view by item, undefined where it is unknown; the item nearest to its limit, and the step that it calls for. */
export type Weighed = Readonly<{ spent: Readonly<Record<Item, number | undefined>>; item: Item; level: number }>;

/** Holds what was spent against the limits; `level` is the place in {@link STEPS}. What is unknown calls for nothing. */
export function weigh(parts: AllParts, limits: Required<Budget>): Weighed {
  const spent = {} as Record<Item, number | undefined>;
  let item: Item = 'cpu';
  let share = 0;
  for (const key of Object.keys(limits) as Item[]) {
    const amounts = Object.values(parts[key] ?? {});
    const all = WORST.has(key) ? Math.max(0, ...amounts) : amounts.reduce((sum, one) => sum + one, 0);
    spent[key] = parts[key] && all;
    if (all / limits[key] > share) [item, share] = [key, all / limits[key]];
  }
  return { spent, item, level: SHARES.filter((from) => share >= from).length };
}
