import type { FeatureGroup } from '../feature-group.js';
import { clockOffset, shopperDay } from '../shopper-clock.js';
import { countDay, passDays, startDayCounts, sumOfDays, type DayCounts } from './day-counts.js';

const DAY = 86_400_000;

type VisitingState = {
  /** The shopper's clock: minutes from UTC. */
  offset: number;
  visits: number;
  pages: number;
  /** Milliseconds from the end of each visit to the start of the next, all together. */
  away: number;
  firstDay: number;
  /** When the latest event happened. */
  last: number;
  recent: DayCounts;
};

/** How the shopper's visits follow each other, over the whole log. */
export const visiting: FeatureGroup<VisitingState> = {
  name: 'visiting',
  ids: ['pages_per_visit@1', 'mean_visit_gap_days@1', 'days_since_first_visit@1', 'visits_30d@1'],
  start: () => ({ offset: 0, visits: 0, pages: 0, away: 0, firstDay: 0, last: 0, recent: startDayCounts() }),
  nextSession(state, first) {
    const day = shopperDay(first.at, clockOffset(first, state.offset));
    if (state.visits === 0) {
      state.firstDay = day;
      state.recent.today = day;
    } else state.away += Math.max(0, first.at - state.last);
    state.visits += 1;
    passDays(state.recent, day);
    countDay(state.recent);
  },
  fold(state, event) {
    state.offset = clockOffset(event, state.offset);
    state.last = event.at;
    const { today } = state.recent;
    passDays(state.recent, shopperDay(event.at, state.offset));
    if (event.name === 'page_view') state.pages += 1;
    else if (state.recent.today === today) return false;
  },
  read: ({ visits, pages, away, firstDay, recent }) => [
    visits === 0 ? 0 : pages / visits,
    visits < 2 ? 0 : away / (visits - 1) / DAY,
    Math.max(0, recent.today - firstDay),
    sumOfDays(recent),
  ],
};
