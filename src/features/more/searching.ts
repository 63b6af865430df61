import type { FeatureGroup } from '../feature-group.js';
import { memoryKey, remember } from '../remember.js';

/** A search for something else within this many milliseconds puts the one before in other words. */
const REFINES_WITHIN = 60_000;

type SearchingState = {
  /** The latest search; an empty text when an item was viewed since. */
  term: string;
  at: number;
  refinements: number;
  distinct: number;
  /** The terms of this session. */
  seen: Map<string, number>;
};

/** What this session searched for, and how often it had to be put in other words. */
export const searching: FeatureGroup<SearchingState> = {
  name: 'searching',
  takes: ['search', 'view_item'],
  ids: ['search_refinements@1', 'distinct_searches@1'],
  start: () => ({ term: '', at: 0, refinements: 0, distinct: 0, seen: new Map() }),
  fold(state, { name, at, params }) {
    if (name === 'view_item') state.term = '';
    const said = name === 'search' ? memoryKey(params.search_term) : undefined;
    const term = said?.normalize('NFKC').trim().toLowerCase();
    if (!term) return false;
    if (state.term && term !== state.term && at - state.at <= REFINES_WITHIN) state.refinements += 1;
    if (!state.seen.has(term)) state.distinct += 1;
    remember(state.seen, term, at);
    state.term = term;
    state.at = at;
  },
  read: ({ refinements, distinct }) => [refinements, distinct],
};
