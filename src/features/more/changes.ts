import { eventItem } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { keepLatest } from '../keep-latest.js';
import { measured } from '../measured.js';
import { memoryKey } from '../remember.js';

const MOST_ITEMS = 200;

/** What a view of an item told: 0 or an empty text where it told nothing. */
type Seen = { price: number; currency: string; reviews: number };

type ChangesState = {
  /** By item and variant, oldest first. */
  seen: Map<string, Seen>;
  drops: number;
  rises: number;
  growth: number;
};

function compare(state: ChangesState, before: Seen, now: Seen): void {
  if (before.price > 0 && now.price > 0 && before.currency === now.currency) {
    if (now.price < before.price) state.drops += 1;
    if (now.price > before.price) state.rises += 1;
  }
  if (before.reviews > 0 && now.reviews > before.reviews) state.growth += 1;
}

/** Items that this session found changed since they were last viewed, in whichever session that was. */
export const changes: FeatureGroup<ChangesState> = {
  name: 'changes',
  takes: ['view_item'],
  ids: ['price_drops_seen@1', 'price_rises_seen@1', 'review_growth_seen@1'],
  start: () => ({ seen: new Map(), drops: 0, rises: 0, growth: 0 }),
  nextSession(state) {
    Object.assign(state, { drops: 0, rises: 0, growth: 0 });
  },
  fold(state, event) {
    if (event.name !== 'view_item') return false;
    const item = eventItem(event);
    const id = memoryKey(item?.item_id) ?? memoryKey(item?.item_name);
    if (!item || id === undefined) return;
    const key = `${id} ${memoryKey(item.item_variant) ?? ''}`;
    const before = state.seen.get(key);
    const now: Seen = {
      price: measured(item.price),
      currency: memoryKey(event.params.currency) ?? '',
      reviews: measured(item.review_count),
    };
    if (before) compare(state, before, now);
    state.seen.delete(key);
    // A view that tells less than the one before does not make it forgotten.
    const price = now.price > 0 || !before ? now : before;
    state.seen.set(key, { ...price, reviews: now.reviews || (before?.reviews ?? 0) });
    keepLatest(state.seen, MOST_ITEMS);
  },
  read: ({ drops, rises, growth }) => [drops, rises, growth],
};
