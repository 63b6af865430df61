import fc from 'fast-check';
import { openFeatures } from '../../../src/features/features.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import { summarise } from '../../../src/learning/summarise.js';
import type { Landmarks, Later, Recorded, Snapshot, Summary } from '../../../src/learning/summary.js';
import { sessionize, type SessionClock } from '../../../src/memory/sessionize.js';

export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const START = Date.UTC(2026, 0, 5, 10);

/** One thing that a shopper does, so long after the one before. */
export type Step = Readonly<{ name: string; wait: number; params?: Recorded['params'] }>;

/** A log of steps, in sessions as in the browser. */
export function logOf(steps: readonly Step[], start = START): readonly Recorded[] {
  let clock: SessionClock | undefined;
  let at = start;
  return steps.map(({ name, wait, params = {} }, place) => {
    at += wait;
    clock = sessionize(clock, at);
    return { name, at, params, session: clock.session, seq: place + 1 };
  });
}

const FEATURES = openFeatures(MORE_FEATURES);

/** Summarises with all features, as the command does; the recording ends with its last event, or at `end`. */
export const summaries = (
  log: readonly Recorded[],
  landmarks: Landmarks,
  end = log.at(-1)?.at ?? 0,
): readonly Summary[] =>
  summarise(log, { features: FEATURES, landmarks, end, sessionAt: (last, at) => sessionize(last, at).session });

/** Landmarks after so many events. */
export const after = (...counts: readonly (number | 'last')[]): Landmarks => ({
  counts: new Set(counts.filter((count) => count !== 'last')),
  last: counts.includes('last'),
});

/** Every snapshot of a log by its place: session (from its first snapshot) and landmark. */
export const snapshots = (all: readonly Summary[]): readonly Snapshot[] => all.flatMap((one) => one.snapshots);

/** What an order says of its goods is held against what was seen before; everything else is not. */
export const withoutBought = (later: Later): Later => ({ ...later, bought: null });

const item = fc.record({
  item_id: fc.constantFrom('a', 'b', 'c', 'd'),
  item_brand: fc.constantFrom('x', 'y'),
  item_category: fc.constantFrom('tea', 'cups'),
  price: fc.integer({ min: 1, max: 50 }),
});

/** Steps of any kind, with orders and refunds that have no ids, over minutes, hours and months. */
export const anySteps = fc.array(
  fc.record({
    name: fc.constantFrom('page_view', 'view_item', 'view_item', 'add_to_cart', 'search', 'tick', 'purchase', 'refund'),
    wait: fc.oneof(fc.integer({ min: 0, max: 20 * MINUTE }), fc.integer({ min: 31 * MINUTE, max: 60 * DAY })),
    params: fc.record({ items: fc.array(item, { maxLength: 2 }), value: fc.integer({ min: 0, max: 99 }) }),
  }),
  { minLength: 1, maxLength: 40 },
);
