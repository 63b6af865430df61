import type { FeatureGroup } from '../feature-group.js';
import { clockOffset, shopperDate, shopperDay } from '../shopper-clock.js';

type SeasonState = {
  /** The shopper's clock: minutes from UTC. */
  offset: number;
  /** When the latest event happened; null before the first. */
  at: number | null;
};

/** The quarter of the year on the shopper's clock, at the latest event. */
export const season: FeatureGroup<SeasonState> = {
  name: 'season',
  ids: ['quarter_1@1', 'quarter_2@1', 'quarter_3@1', 'quarter_4@1'],
  start: () => ({ offset: 0, at: null }),
  // The clock is remembered over sessions.
  nextSession: () => undefined,
  fold(state, event) {
    const before = state.at === null ? Number.NaN : shopperDay(state.at, state.offset);
    state.offset = clockOffset(event, state.offset);
    state.at = event.at;
    if (shopperDay(state.at, state.offset) === before) return false;
  },
  read({ offset, at }) {
    const quarter = at === null ? -1 : Math.floor(shopperDate(at, offset).getUTCMonth() / 3);
    return [0, 1, 2, 3].map((place) => (place === quarter ? 1 : 0));
  },
};
