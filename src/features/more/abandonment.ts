import type { FeatureGroup } from '../feature-group.js';
import { clockOffset, shopperDay } from '../shopper-clock.js';
import { countDay, passDays, startDayCounts, sumOfDays, type DayCounts } from './day-counts.js';

/** How far an order has come. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ['add_to_cart', 1],
  ['begin_checkout', 2],
  ['add_shipping_info', 3],
  ['add_payment_info', 4],
]);

type AbandonmentState = {
  /** The shopper's clock: minutes from UTC. */
  offset: number;
  /** The deepest step of this session since its last order; 0: none. */
  step: number;
  /** The day of this session's latest event. */
  day: number;
  /** The deepest step of the latest order that was left, and its day; 0 once another was placed. */
  left: number;
  leftOn: number;
  recent: DayCounts;
};

/** Orders that the shopper began in an earlier session and did not place, over the whole log. */
export const abandonment: FeatureGroup<AbandonmentState> = {
  name: 'abandonment',
  ids: ['abandoned_step@1', 'abandonments_30d@1', 'days_since_abandonment@1'],
  start: () => ({ offset: 0, step: 0, day: 0, left: 0, leftOn: 0, recent: startDayCounts() }),
  nextSession(state, first) {
    passDays(state.recent, shopperDay(first.at, clockOffset(first, state.offset)));
    if (state.step) {
      countDay(state.recent, Math.max(0, state.recent.today - state.day));
      state.left = state.step;
      state.leftOn = state.day;
    }
    state.step = 0;
  },
  fold(state, event) {
    state.offset = clockOffset(event, state.offset);
    const day = shopperDay(event.at, state.offset);
    const passed = day !== state.day;
    state.day = day;
    passDays(state.recent, day);
    if (event.name === 'purchase') {
      state.step = 0;
      state.left = 0;
      return;
    }
    state.step = Math.max(state.step, STEPS.get(event.name) ?? 0);
    if (!passed) return false;
  },
  read: ({ left, leftOn, recent }) => [left, sumOfDays(recent), left === 0 ? 0 : Math.max(0, recent.today - leftOn)],
};
