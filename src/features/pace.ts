import type { FeatureGroup } from './feature-group.js';

const MINUTE = 60_000;

type PaceState = {
  first: number | null;
  last: number;
  events: number;
  /** Milliseconds from the session's start to the first add to cart. */
  firstAdd: number | null;
};

/** How long this session lasts and how fast it moves. A `tick` lets time pass and is no event of the shopper's. */
export const pace: FeatureGroup<PaceState> = {
  name: 'pace',
  ids: ['session_seconds@1', 'events_per_minute@1', 'add_pace@1'],
  start: () => ({ first: null, last: 0, events: 0, firstAdd: null }),
  fold(state, { name, at }) {
    state.first ??= at;
    state.last = at;
    if (name !== 'tick') state.events += 1;
    if (name === 'add_to_cart') state.firstAdd ??= at - state.first;
  },
  read({ first, last, events, firstAdd }) {
    const length = first === null ? 0 : last - first;
    const addPace = firstAdd === null ? 0 : 1 / (1 + firstAdd / MINUTE);
    return [length / 1000, events / (Math.max(length, MINUTE) / MINUTE), addPace];
  },
};
