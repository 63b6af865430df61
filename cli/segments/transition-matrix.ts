import type { Flow } from './survey/open-flows.js';

/** Changes from each state to each other, in the same order both ways. */
export type Matrix = Readonly<{ states: readonly string[]; counts: readonly (readonly number[])[] }>;

const OTHERS = 'others';

/** The matrix of a track's changes, for its `most` frequent states; the rest is put together as others. */
export function transitionMatrix({ transitions }: Pick<Flow, 'transitions'>, most: number): Matrix {
  const sizes = new Map<string, number>();
  for (const { from, to, count } of transitions)
    for (const state of [from, to]) sizes.set(state, (sizes.get(state) ?? 0) + count);
  const ranked = [...sizes].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([state]) => state);
  const states = ranked.length > most ? [...ranked.slice(0, most - 1), OTHERS] : ranked;
  const places = new Map(states.map((state, place) => [state, place]));
  const placeOf = (state: string): number => places.get(state) ?? states.length - 1;
  const counts = states.map(() => states.map(() => 0));
  for (const { from, to, count } of transitions) counts[placeOf(from)]![placeOf(to)]! += count;
  return { states, counts };
}
