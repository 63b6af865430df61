import type { FeatureGroup } from '../feature-group.js';

const WEEK = 7 * 86_400_000;

type FrequencyState = {
  visits: number;
  itemViews: number;
  /** When the log's first event happened. */
  first: number;
  /** When the latest event happened. */
  last: number;
};

/** How often the shopper comes, and how much a visit looks at, over the whole log. */
export const frequency: FeatureGroup<FrequencyState> = {
  name: 'frequency',
  ids: ['visits_per_week@1', 'item_views_per_visit@1'],
  start: () => ({ visits: 0, itemViews: 0, first: 0, last: 0 }),
  nextSession(state, first) {
    if (state.visits === 0) state.first = first.at;
    state.visits += 1;
  },
  fold(state, event) {
    state.last = event.at;
    if (event.name === 'view_item') state.itemViews += 1;
  },
  read: ({ visits, itemViews, first, last }) => [
    visits / Math.max(1, (last - first) / WEEK),
    visits === 0 ? 0 : itemViews / visits,
  ],
};
