import type { Clause } from './open-phrases.js';

/** What is said where nothing can be: event names, which nobody but the shop reads. */
export const GAP_CLAUSES = {
  'gap.events': ({ events }) => `this shop does not tell ${events}`,
} as const satisfies Readonly<Record<string, Clause>>;
