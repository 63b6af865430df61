import type { Item } from '../../capture/shop-event.js';
import { eventItem, eventItems } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { keepLatest } from '../keep-latest.js';
import { measured } from '../measured.js';
import { memoryKey } from '../remember.js';
import { percentileOf, seePrice, type Prices } from './prices.js';

/** Categories that are kept apart: those seen last. */
const MOST_CATEGORIES = 20;

type PriceState = {
  /** By category; items without one are among themselves under an empty text. */
  seen: Map<string, Prices>;
  views: number;
  /** Sum of the views' percentiles. */
  percentiles: number;
};

function see(state: PriceState, { price, item_category }: Item): void {
  if (measured(price) === 0) return;
  const category = memoryKey(item_category) ?? '';
  const prices: Prices = state.seen.get(category) ?? new Map();
  seePrice(prices, measured(price));
  state.seen.delete(category);
  state.seen.set(category, prices);
  keepLatest(state.seen, MOST_CATEGORIES);
}

function view(state: PriceState, item: Item | undefined): void {
  const price = measured(item?.price);
  const place = price > 0 ? percentileOf(state.seen.get(memoryKey(item?.item_category) ?? ''), price) : undefined;
  if (place !== undefined) {
    state.views += 1;
    state.percentiles += place;
  }
  if (item) see(state, item);
}

/** How dear the items are that the shopper looks at, among what the shopper was shown, over the whole log. */
export const price: FeatureGroup<PriceState> = {
  name: 'price',
  takes: ['view_item', 'view_item_list'],
  ids: ['price_percentile@1'],
  start: () => ({ seen: new Map(), views: 0, percentiles: 0 }),
  // Whole log: a new session changes nothing.
  nextSession: () => undefined,
  fold(state, event) {
    if (event.name === 'view_item') view(state, eventItem(event));
    else if (event.name === 'view_item_list') for (const item of eventItems(event)) see(state, item);
    else return false;
  },
  read: ({ views, percentiles }) => [views === 0 ? 0 : percentiles / views],
};
