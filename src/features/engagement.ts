import type { FeatureGroup } from './feature-group.js';
import { measured } from './measured.js';

type EngagementState = {
  engaged: number;
  pages: number;
  /** Sum, over the pages before this one, of the deepest percent seen. */
  scrolled: number;
  /** The deepest percent seen of this page. */
  deepest: number;
};

/** Attention in this session: engaged time, and how far down the pages it went. */
export const engagement: FeatureGroup<EngagementState> = {
  name: 'engagement',
  takes: ['user_engagement', 'scroll', 'page_view'],
  ids: ['engaged_seconds@1', 'scroll_depth@1'],
  start: () => ({ engaged: 0, pages: 0, scrolled: 0, deepest: 0 }),
  fold(state, { name, params }) {
    if (name === 'user_engagement') state.engaged += measured(params.engagement_time_msec);
    else if (name === 'scroll') {
      // A session that resumes on an open page has no page view for it.
      state.pages = Math.max(1, state.pages);
      state.deepest = Math.max(state.deepest, Math.min(100, measured(params.percent_scrolled)));
    } else if (name === 'page_view') {
      state.pages += 1;
      state.scrolled += state.deepest;
      state.deepest = 0;
    } else return false;
  },
  read: ({ engaged, pages, scrolled, deepest }) => [
    engaged / 1000,
    pages === 0 ? 0 : (scrolled + deepest) / pages / 100,
  ],
};
