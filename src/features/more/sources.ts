import type { FeatureGroup } from '../feature-group.js';

const CLASSES = ['direct', 'search', 'social', 'email', 'paid', 'referral'];

/** The class of the session's first page view, once there is one; an empty text if it has none. */
type SourcesState = { arrival: string | null };

/** How the shopper arrived in this session. */
export const sources: FeatureGroup<SourcesState> = {
  name: 'sources',
  takes: ['page_view'],
  ids: [
    'source_direct@1',
    'source_search@1',
    'source_social@1',
    'source_email@1',
    'source_paid@1',
    'source_referral@1',
  ],
  start: () => ({ arrival: null }),
  fold(state, { name, params }) {
    if (name !== 'page_view' || state.arrival !== null) return false;
    state.arrival = typeof params.referrer_class === 'string' ? params.referrer_class.slice(0, 20) : '';
  },
  read: ({ arrival }) => CLASSES.map((known) => (known === arrival ? 1 : 0)),
};
