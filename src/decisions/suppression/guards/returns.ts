import type { Guard } from '../guard.js';
import { DAY } from './day.js';

/** Holds back for `days` from a refund on. The state is when the latest was, milliseconds since the epoch. */
export const returns = ({ days = 30 }: Readonly<{ days?: number }>): Guard<number> => ({
  start: -Infinity,
  fold: (state, { name, at }) => (name === 'refund' ? at : state),
  holds: (state, { at }) => at - state < days * DAY,
});
