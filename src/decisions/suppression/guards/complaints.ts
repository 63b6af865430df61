import type { Guard } from '../guard.js';
import { newestFact, UNKNOWN, type NewestFact } from './newest-fact.js';

/** Holds back while the shop's profile says that a complaint is open. */
export const complaints = (): Guard<NewestFact> => ({
  start: UNKNOWN,
  fold: (state, event) => (event.name === 'profile_update' ? newestFact(state, event, 'open_complaints') : state),
  holds: ({ value = 0 }) => value > 0,
});
