import type { Guard } from '../guard.js';
import { newestFact, UNKNOWN, type NewestFact } from './newest-fact.js';
import { DAY } from './day.js';

/** A thanks page that is loaded again sends its purchase again; these are the latest transaction ids. */
type State = Readonly<{ at: number; orders: readonly string[]; profile: NewestFact }>;

const MOST_ORDERS = 20;

/** Holds back for `days` from an order on, that the page told or the shop knows of. */
export const recentBuyers = ({ days = 14 }: Readonly<{ days?: number }>): Guard<State> => ({
  start: { at: -Infinity, orders: [], profile: UNKNOWN },
  fold(state, event) {
    if (event.name === 'profile_update') {
      const profile = newestFact(state.profile, event, 'last_order_at');
      return profile === state.profile ? state : { ...state, profile };
    }
    if (event.name !== 'purchase') return state;
    const id = event.params.transaction_id;
    if (id === undefined) return { ...state, at: event.at };
    if (state.orders.includes(id)) return state;
    return { ...state, at: event.at, orders: [...state.orders, id].slice(-MOST_ORDERS) };
  },
  holds: (state, { at }) => at - Math.max(state.at, state.profile.value ?? -Infinity) < days * DAY,
});
