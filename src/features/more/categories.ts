import type { LoggedEvent } from '../../memory/logged-event.js';
import type { Item } from '../../capture/shop-event.js';
import { eventItems } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { measured } from '../measured.js';
import { memoryKey, remember } from '../remember.js';
import { clockOffset, shopperDay } from '../shopper-clock.js';
import { BUCKETS, categoryBucket, categoryName } from './category-bucket.js';
import { isNewOrder } from './is-new-order.js';

const YEAR = 365;
const HALF_YEAR = 180;
const DAY = 86_400_000;
/** Order value weighs half as much after so long. */
const HALF_LIFE = 180 * DAY;

type CategoriesState = {
  /** The shopper's clock: minutes from UTC. */
  offset: number;
  today: number;
  /** The day of each `day category` bought, oldest first: the latest 500. */
  bought: Map<string, number>;
  /** Different categories of the last 365 days, of the last 180, and of the 180 before those. */
  counts: [year: number, recent: number, before: number];
  /** Order value by bucket, decayed to `weighed`. */
  weights: number[];
  weighed: number;
  orders: Map<string, number>;
};

const worth = ({ price, quantity }: Item): number => measured(measured(price) * measured(quantity, 1));

/** Each item's part of the order's value: by price and quantity, or, where no item has a price, the same for each. */
function itemValues(items: readonly Item[], event: LoggedEvent): number[] {
  const values = items.map(worth);
  if (values.some((value) => value > 0)) return values;
  const each = (measured(event.params.value) || 1) / items.length;
  return items.map(() => each);
}

function decay(state: CategoriesState, at: number): void {
  const left = 2 ** (-Math.max(0, at - state.weighed) / HALF_LIFE);
  state.weights = state.weights.map((weight) => weight * left);
  state.weighed = at;
}

function purchase(state: CategoriesState, event: LoggedEvent): void {
  if (!isNewOrder(state.orders, event)) return;
  const items = eventItems(event);
  const values = itemValues(items, event);
  decay(state, event.at);
  items.forEach((item, place) => {
    const name = categoryName(memoryKey(item.item_category) ?? '');
    if (name === '') return;
    remember(state.bought, `${state.today} ${name}`, state.today);
    const bucket = categoryBucket(name);
    state.weights[bucket] = state.weights[bucket]! + values[place]!;
  });
  countCategories(state);
}

function countCategories(state: CategoriesState): void {
  const [year, recent, before] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const [key, day] of state.bought) {
    const name = key.slice(key.indexOf(' '));
    const age = state.today - day;
    if (age <= YEAR) year.add(name);
    if (age <= HALF_YEAR) recent.add(name);
    else if (age <= 2 * HALF_YEAR) before.add(name);
  }
  state.counts = [year.size, recent.size, before.size];
}

/** What kinds of goods the shopper bought, and whether that grows narrower, over the whole log. */
export const categories: FeatureGroup<CategoriesState> = {
  name: 'categories',
  ids: [
    'order_categories@1',
    'category_narrowing@1',
    'category_share_1@1',
    'category_share_2@1',
    'category_share_3@1',
    'category_share_4@1',
    'category_share_5@1',
    'category_share_6@1',
    'category_share_7@1',
    'category_share_8@1',
  ],
  start: () => ({
    offset: 0,
    today: 0,
    bought: new Map(),
    counts: [0, 0, 0],
    weights: Array.from({ length: BUCKETS }, () => 0),
    weighed: 0,
    orders: new Map(),
  }),
  // Whole log: a new session changes nothing.
  nextSession: () => undefined,
  fold(state, event) {
    state.offset = clockOffset(event, state.offset);
    const today = shopperDay(event.at, state.offset);
    const passed = today !== state.today;
    state.today = today;
    if (event.name === 'purchase') purchase(state, event);
    else if (passed && state.bought.size > 0) countCategories(state);
    else return false;
  },
  read({ counts: [year, recent, before], weights }) {
    const narrowing = before === 0 ? 0 : Math.max(0, 1 - recent / before);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return [year, narrowing, ...weights.map((weight) => (total > 0 ? weight / total : 0))];
  },
};
