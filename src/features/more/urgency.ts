import type { FeatureGroup } from '../feature-group.js';

/** What presses, seen and acted upon. */
const PLACES: ReadonlyMap<string, number> = new Map(
  ['urgency_view', 'urgency_seen'].flatMap((name, act) =>
    ['countdown', 'stock', 'offer'].map((cue, place) => [`${name} ${cue}`, act * 3 + place] as const),
  ),
);

/** What the shopper saw of countdowns, stock notes and limited offers, and followed, over the whole log. */
export const urgency: FeatureGroup<number[]> = {
  name: 'urgency',
  takes: ['urgency_view', 'urgency_seen'],
  later: true,
  ids: [
    'countdown_views@1',
    'stock_views@1',
    'offer_views@1',
    'countdown_clicks@1',
    'stock_clicks@1',
    'offer_clicks@1',
  ],
  start: () => [0, 0, 0, 0, 0, 0],
  // Whole log: a new session changes nothing.
  nextSession: () => undefined,
  fold(counts, { name, params }) {
    const place = name.startsWith('urgency_') ? PLACES.get(`${name} ${params.cue}`) : undefined;
    if (place === undefined) return false;
    counts[place]! += 1;
  },
  read: (counts) => counts,
};
