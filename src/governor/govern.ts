import { openGovernor, type Governor, type GovernorOptions } from './open-governor.js';
import type { Step } from './weigh.js';

/** What the page can do to cost less, and to go back to the full. */
export type Savings = Readonly<{
  /** Milliseconds that events may wait before they cross. */
  pace(wait: number): void;
  /** No further swap; what stands, stands. */
  freeze(): void;
  thaw(): void;
  /** Listening, engine and slots end; what stands, stands. */
  end(): void;
}>;

const USUAL = 50;
const SPARING = 1000;

/** Opens the governor, and lets the page save as each step wants it. */
export function govern(options: Omit<GovernorOptions, 'onStep'>, { pace, freeze, thaw, end }: Savings): Governor {
  const take: Readonly<Record<Step, () => void>> = {
    full() {
      pace(USUAL);
      thaw();
    },
    sparing: () => pace(SPARING),
    frozen() {
      pace(SPARING);
      freeze();
    },
    off: end,
  };
  return openGovernor({ ...options, onStep: (step) => take[step]() });
}
