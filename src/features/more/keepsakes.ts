import { eventItems } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { memoryKey, remember } from '../remember.js';

type KeepsakesState = {
  /** Page views of sale pages, and of all pages with lists. */
  sale: number;
  lists: number;
  /** Items on the wish list that were not bought since. */
  wished: Map<string, number>;
};

/** What the shopper keeps coming back for, over the whole log: reduced goods, and the wish list. */
export const keepsakes: FeatureGroup<KeepsakesState> = {
  name: 'keepsakes',
  takes: ['page_view', 'add_to_wishlist', 'purchase'],
  ids: ['sale_section_share@1', 'wishlist_items@1'],
  start: () => ({ sale: 0, lists: 0, wished: new Map() }),
  // Whole log: a new session changes nothing.
  nextSession: () => undefined,
  fold(state, event) {
    const { name, params } = event;
    if (name === 'page_view') {
      const sale = params.page_kind === 'sale';
      if (sale) state.sale += 1;
      if (sale || params.page_kind === 'listing') state.lists += 1;
      return;
    }
    if (name !== 'add_to_wishlist' && name !== 'purchase') return false;
    for (const item of eventItems(event)) {
      const key = memoryKey(item.item_id) ?? memoryKey(item.item_name);
      if (key === undefined) continue;
      if (name === 'purchase') state.wished.delete(key);
      else remember(state.wished, key, 1);
    }
  },
  read: ({ sale, lists, wished }) => [lists === 0 ? 0 : sale / lists, wished.size],
};
