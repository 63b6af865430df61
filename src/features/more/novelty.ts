import { eventItem } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { memoryKey, remember } from '../remember.js';

type Seen = {
  /** Views of this session. */
  views: number;
  /** Those of them whose thing an earlier session had viewed. */
  known: number;
  /** The session that first viewed each thing, by its name: the 500 viewed last. */
  sessions: Map<string, number>;
};

type NoveltyState = {
  /** Counts sessions. */
  session: number;
  items: Seen;
  brands: Seen;
};

const nothing = (): Seen => ({ views: 0, known: 0, sessions: new Map() });

function view({ session }: NoveltyState, seen: Seen, name: string | undefined): void {
  if (name === undefined) return;
  const first = seen.sessions.get(name) ?? session;
  seen.views += 1;
  if (first < session) seen.known += 1;
  remember(seen.sessions, name, first);
}

/** Whether this session's item views are of what earlier sessions viewed, or of new things. */
export const novelty: FeatureGroup<NoveltyState> = {
  name: 'novelty',
  takes: ['view_item'],
  ids: ['known_item_share@1', 'new_brand_share@1'],
  start: () => ({ session: 0, items: nothing(), brands: nothing() }),
  nextSession(state) {
    state.session += 1;
    for (const seen of [state.items, state.brands]) Object.assign(seen, { views: 0, known: 0 });
  },
  fold(state, event) {
    if (event.name !== 'view_item') return false;
    const item = eventItem(event);
    view(state, state.items, memoryKey(item?.item_id) ?? memoryKey(item?.item_name));
    view(state, state.brands, memoryKey(item?.item_brand));
  },
  read: ({ items, brands }) => [
    items.views === 0 ? 0 : items.known / items.views,
    brands.views === 0 ? 0 : (brands.views - brands.known) / brands.views,
  ],
};
