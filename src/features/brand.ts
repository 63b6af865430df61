import { eventItem } from './event-items.js';
import type { FeatureGroup } from './feature-group.js';
import { memoryKey, remember } from './remember.js';

type BrandState = {
  itemViews: number;
  /** Views of the most viewed brand's items. */
  top: number;
  /** Item views by brand, oldest first. */
  seen: Map<string, number>;
  brandPages: number;
  lookbookPages: number;
};

/** One item view says nothing about a preference. */
const FEWEST_VIEWS = 2;

function viewBrand(state: BrandState, brand: string | undefined): void {
  state.itemViews += 1;
  if (brand === undefined) return;
  const views = (state.seen.get(brand) ?? 0) + 1;
  state.top = Math.max(state.top, views);
  remember(state.seen, brand, views);
}

/** Interest in a brand, or in the shop as one, in this session. */
export const brand: FeatureGroup<BrandState> = {
  name: 'brand',
  takes: ['view_item', 'brand_story_view', 'page_view'],
  ids: ['brand_focus@1', 'brand_pages@1', 'lookbook_pages@1'],
  start: () => ({ itemViews: 0, top: 0, seen: new Map(), brandPages: 0, lookbookPages: 0 }),
  fold(state, event) {
    if (event.name === 'view_item') viewBrand(state, memoryKey(eventItem(event)?.item_brand));
    else if (event.name === 'brand_story_view') state.brandPages += 1;
    else if (event.name === 'page_view') {
      if (event.params.page_kind === 'about') state.brandPages += 1;
      if (event.params.page_kind === 'lookbook') state.lookbookPages += 1;
    } else return false;
  },
  read: ({ itemViews, top, brandPages, lookbookPages }) => [
    itemViews < FEWEST_VIEWS ? 0 : top / itemViews,
    brandPages,
    lookbookPages,
  ],
};
