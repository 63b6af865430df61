import { eventItem } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { measured } from '../measured.js';
import { memoryKey, remember } from '../remember.js';

type AttentionState = {
  /** Whether the page in view may be a product's, as far as its page view told. */
  onProduct: boolean;
  /** The item viewed last; an empty text where no item stands. */
  item: string;
  /** When it was viewed. */
  viewedAt: number;
  /** Engaged milliseconds: of all pages, with items, and with the item that has most. */
  engaged: number;
  onItems: number;
  top: number;
  /** Engaged milliseconds by item. */
  seen: Map<string, number>;
};

/** A shop may tell of the item before the page view of its page stands. */
const AHEAD = 2000;

/** Engaged time in this session by item: it is that of the item viewed last, while its page stands. */
export const attention: FeatureGroup<AttentionState> = {
  name: 'attention',
  takes: ['page_view', 'view_item', 'user_engagement'],
  ids: ['top_item_seconds@1', 'item_seconds_share@1'],
  start: () => ({ onProduct: true, item: '', viewedAt: 0, engaged: 0, onItems: 0, top: 0, seen: new Map() }),
  fold(state, event) {
    const { name, at, params } = event;
    if (name === 'user_engagement') {
      const engaged = measured(params.engagement_time_msec);
      state.engaged += engaged;
      if (!state.onProduct || !state.item) return;
      const total = (state.seen.get(state.item) ?? 0) + engaged;
      state.onItems += engaged;
      state.top = Math.max(state.top, total);
      remember(state.seen, state.item, total);
      return;
    }
    if (name === 'page_view') {
      state.onProduct = params.page_kind === 'product' || params.page_kind === 'other' || !params.page_kind;
      if (at - state.viewedAt > AHEAD) state.item = '';
    } else if (name === 'view_item') {
      const item = eventItem(event);
      state.item = memoryKey(item?.item_id) ?? memoryKey(item?.item_name) ?? '';
      state.viewedAt = at;
    }
    return false;
  },
  read: ({ engaged, onItems, top }) => [top / 1000, engaged > 0 ? Math.min(1, onItems / engaged) : 0],
};
