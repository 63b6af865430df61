import type { Meter } from '../lib/meter.js';
import type { Tell } from '../lib/report.js';
import { type Budget, DEFAULTS, type Item } from './budget.js';
import { type AllParts, largest, type Parts } from './parts.js';
import type { View } from './view.js';
import { startParts, watch } from './watch.js';
import { type Step, STEPS, weigh } from './weigh.js';

/** What Vitrine has spent on a page view, against what it may spend. */
export type Spent = Readonly<{
  step: Step;
  /** The item nearest to its limit. */
  item: Item;
  /** Milliseconds, layout shift, bytes; undefined where the browser does not tell. */
  spent: Readonly<Record<Item, number | undefined>>;
  limits: Readonly<Record<Item, number>>;
  /** The same by what spent it; of `longTask` and `inp` the longest of each. */
  parts: Readonly<Record<Item, Readonly<Parts> | undefined>>;
}>;

export type GovernorOptions = Readonly<{
  meter: Meter;
  /** What the shop sets; the rest keeps its default. */
  budget: Budget;
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  report: Tell;
  /** What is spent so far, ten times a second at most. */
  onSpent(spent: Spent): void;
  /** Calls for a step, in a task of its own: a later one of the same page view, or `full` when the next begins. */
  onStep(step: Step): void;
}>;

export type Governor = Readonly<{
  /** The next page view begins, with the whole budget; one that is off stays off. */
  renew(): void;
  stop(): void;
}>;

/** Of every step but the first. */
const CODES = ['budget-sparing', 'budget-frozen', 'budget-off'];

/**
 * Measures what Vitrine costs this page view, from its beginning, and calls for a step whenever a share of the budget is spent.
 * The last step ends the measuring.
 */
export function openGovernor({ meter, budget, assets, report, onSpent, onStep }: GovernorOptions): Governor {
  const limits = { ...DEFAULTS, ...budget };
  const view: View = { meter, assets, since: 0, parts: startParts() };
  let reached = 0;

  const check = () => {
    const parts: AllParts = structuredClone({ ...view.parts, cpu: meter.spent });
    const { spent, item, level } = meter.run('governor', () => weigh(parts, limits));
    const code = level > reached && CODES[level - 1];
    if (code) reached = level;
    const step = STEPS[reached]!;
    onSpent({ step, item, spent, limits, parts });
    if (!code) return;
    if (step === 'off') stop();
    const about = `${+spent[item]!.toFixed(3)} of ${limits[item]}, most by ${largest(parts[item]!)}`;
    report({ code, field: `budget.${item}`, about });
    onStep(step);
  };
  const stop = watch(view, check);
  return {
    renew() {
      if (reached === 3) return;
      Object.assign(view, { since: performance.now(), parts: startParts() });
      meter.spent = {};
      const before = reached;
      reached = 0;
      check();
      if (before) onStep('full');
    },
    stop,
  };
}
