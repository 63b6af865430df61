import type { Item } from '../../capture/shop-event.js';
import { eventItem, eventItems } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { keepLatest } from '../keep-latest.js';
import { measured } from '../measured.js';
import { memoryKey } from '../remember.js';

/** Prices are compared by steps of an eighth of a doubling, 9 %, from a cent on: at most 373 steps up to 1e12. */
const STEPS_PER_DOUBLING = 8;
const LOWEST = 0.01;
/** Categories that are kept apart: those seen last. */
const MOST_CATEGORIES = 20;
/** With fewer prices to compare with, a price is neither high nor low. */
const FEWEST_PRICES = 3;

/** How many prices were seen at each step. */
type Prices = Map<number, number>;

type PriceState = {
  /** By category; items without one are among themselves under an empty text. */
  seen: Map<string, Prices>;
  views: number;
  /** Sum of the views' percentiles. */
  percentiles: number;
};

function step(price: number): number {
  return Math.floor(Math.log2(Math.max(LOWEST, price)) * STEPS_PER_DOUBLING);
}

/** Where a price stands among those seen before, ties in the middle; between 0 and 1, and undefined below three of them. */
function percentile(prices: Prices | undefined, price: number): number | undefined {
  const own = step(price);
  let below = 0;
  let all = 0;
  for (const [other, count] of prices ?? []) {
    all += count;
    below += other < own ? count : other === own ? count / 2 : 0;
  }
  return all < FEWEST_PRICES ? undefined : (below + 0.5) / (all + 1);
}

function see(state: PriceState, { price, item_category }: Item): void {
  if (measured(price) === 0) return;
  const category = memoryKey(item_category) ?? '';
  const prices = state.seen.get(category) ?? new Map<number, number>();
  const at = step(measured(price));
  prices.set(at, (prices.get(at) ?? 0) + 1);
  state.seen.delete(category);
  state.seen.set(category, prices);
  keepLatest(state.seen, MOST_CATEGORIES);
}

function view(state: PriceState, item: Item | undefined): void {
  const price = measured(item?.price);
  const place = price > 0 ? percentile(state.seen.get(memoryKey(item?.item_category) ?? ''), price) : undefined;
  if (place !== undefined) {
    state.views += 1;
    state.percentiles += place;
  }
  if (item) see(state, item);
}

/** How dear the items are that the shopper looks at, among what the shopper was shown, over the whole log. */
export const price: FeatureGroup<PriceState> = {
  name: 'price',
  ids: ['price_percentile@1'],
  start: () => ({ seen: new Map(), views: 0, percentiles: 0 }),
  // Whole log: a new session changes nothing.
  nextSession: () => undefined,
  fold(state, event) {
    if (event.name === 'view_item') view(state, eventItem(event));
    else if (event.name === 'view_item_list') for (const item of eventItems(event)) see(state, item);
  },
  read: ({ views, percentiles }) => [views === 0 ? 0 : percentiles / views],
};
