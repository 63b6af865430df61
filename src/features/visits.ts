import type { FeatureGroup } from './feature-group.js';

const DAY = 86_400_000;

type VisitsState = {
  sessions: number;
  /** Days between the end of the session before and the start of this one. */
  gap: number;
  /** When the latest event happened. */
  last: number;
};

/** How often and how lately the shopper came, over the whole log. */
export const visits: FeatureGroup<VisitsState> = {
  name: 'visits',
  ids: ['returning_visitor@1', 'sessions@1', 'days_since_last_session@1'],
  start: () => ({ sessions: 0, gap: 0, last: 0 }),
  nextSession(state, first) {
    state.gap = state.sessions > 0 ? Math.max(0, first.at - state.last) / DAY : 0;
    state.sessions += 1;
  },
  fold(state, event) {
    state.last = event.at;
    return false;
  },
  read: ({ sessions, gap }) => [sessions > 1 ? 1 : 0, sessions, gap],
};
