import { eventItem, eventItems } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { measured } from '../measured.js';
import { percentileOf, seePrice, type Prices } from './prices.js';

const BANDS = 5;
/** Views whose prices the median is of: the latest. */
const MOST_VIEWED = 50;

type PriceBandState = {
  /** Prices in lists. */
  listed: Prices;
  /** Prices of viewed items, the latest last. */
  viewed: number[];
  band: number;
};

function bandOf({ listed, viewed }: PriceBandState): number {
  const sorted = viewed.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
  const place = sorted.length ? percentileOf(listed, median) : undefined;
  return place === undefined ? 0 : 1 + Math.floor(place * BANDS);
}

/** Which part of the price range of this session's lists the viewed items come from. */
export const priceBand: FeatureGroup<PriceBandState> = {
  name: 'priceBand',
  takes: ['view_item', 'view_item_list'],
  ids: ['price_band@1'],
  start: () => ({ listed: new Map(), viewed: [], band: 0 }),
  fold(state, event) {
    const view = event.name === 'view_item';
    if (!view && event.name !== 'view_item_list') return false;
    if (view) {
      const price = measured(eventItem(event)?.price);
      if (price === 0) return;
      state.viewed.push(price);
      if (state.viewed.length > MOST_VIEWED) state.viewed.shift();
    } else
      for (const item of eventItems(event)) if (measured(item.price) > 0) seePrice(state.listed, measured(item.price));
    state.band = bandOf(state);
  },
  read: ({ band }) => [band],
};
