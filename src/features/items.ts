import { eventItem } from './event-items.js';
import type { FeatureGroup } from './feature-group.js';
import { memoryKey, remember } from './remember.js';

type ItemsState = {
  views: number;
  distinct: number;
  repeats: number;
  /** Views of the most viewed item. */
  top: number;
  /** Views by item, oldest first. */
  seen: Map<string, number>;
};

/** Which items the shopper looked at, and came back to, in this session. */
export const items: FeatureGroup<ItemsState> = {
  name: 'items',
  takes: ['view_item'],
  ids: ['item_views@1', 'distinct_items@1', 'repeat_item_views@1', 'top_item_views@1'],
  start: () => ({ views: 0, distinct: 0, repeats: 0, top: 0, seen: new Map() }),
  fold(state, event) {
    if (event.name !== 'view_item') return false;
    state.views += 1;
    const item = eventItem(event);
    const key = memoryKey(item?.item_id) ?? memoryKey(item?.item_name);
    if (key === undefined) return;
    const before = state.seen.get(key) ?? 0;
    if (before > 0) state.repeats += 1;
    else state.distinct += 1;
    state.top = Math.max(state.top, before + 1);
    remember(state.seen, key, before + 1);
  },
  read: ({ views, distinct, repeats, top }) => [views, distinct, repeats, top],
};
