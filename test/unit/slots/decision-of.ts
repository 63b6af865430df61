import type { Decision } from '../../../src/decisions/decision.js';

/** A decision as the engine makes them, for one slot and variant. */
export const decisionOf = (slot: string, variant: string, more: Partial<Decision> = {}): Decision => ({
  slot,
  variant,
  segments: [],
  reason: { code: variant === 'default' ? 'default' : 'segment', text: 'Because.' },
  policyVersion: '1',
  propensity: 1,
  at: 1,
  ...more,
});

/** Until the page has been looked at again. */
export const nextLook = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 5)));
