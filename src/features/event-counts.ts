import type { FeatureGroup } from './feature-group.js';
import type { KnownFeatureId } from './feature-ids.js';

/** Features that are a plain count of events, with the names they count. */
const COUNTED: readonly (readonly [id: KnownFeatureId, ...names: string[]])[] = [
  ['list_views@1', 'view_item_list'],
  ['searches@1', 'search'],
  ['gallery_interactions@1', 'gallery_interaction', 'video_start'],
  ['detail_reads@1', 'review_read', 'size_guide_view'],
  ['promotion_clicks@1', 'select_promotion'],
  ['wishlist_adds@1', 'add_to_wishlist'],
  ['urgency_cues@1', 'urgency_seen'],
  ['cart_adds@1', 'add_to_cart'],
  ['cart_removes@1', 'remove_from_cart'],
  ['cart_views@1', 'view_cart'],
  ['checkouts@1', 'begin_checkout'],
];

const PLACE: ReadonlyMap<string, number> = new Map(
  COUNTED.flatMap(([, ...names], place) => names.map((name) => [name, place] as const)),
);

/** Events per session, by name. */
export const eventCounts: FeatureGroup<number[]> = {
  name: 'eventCounts',
  takes: [...PLACE.keys()],
  ids: COUNTED.map(([id]) => id),
  start: () => COUNTED.map(() => 0),
  fold(counts, event) {
    const place = PLACE.get(event.name);
    if (place === undefined) return false;
    counts[place] = (counts[place] ?? 0) + 1;
  },
  read: (counts) => counts,
};
