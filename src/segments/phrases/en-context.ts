import type { Clause } from './open-phrases.js';

/** The clauses of the circumstances, which contextual mode has need of too. */
export const CONTEXT_CLAUSES = {
  'context.campaign': ({ name }) => `you came by the campaign ${name}`,
  'context.daypart': ({ name }) => `it is ${name} where you are`,
  'context.device': ({ name }) => `you are on a ${name}`,
} as const satisfies Readonly<Record<string, Clause>>;
