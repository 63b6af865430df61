import type { Reason } from './segment.js';

/** A reason with another contribution. */
export function weighted({ text, feature, value }: Omit<Reason, 'contribution'>, contribution: number): Reason {
  if (feature !== undefined && value !== undefined) return { text, feature, value, contribution };
  return value === undefined ? { text, contribution } : { text, value, contribution };
}
