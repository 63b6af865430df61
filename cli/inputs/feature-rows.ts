import type { FeatureVector } from '../../src/features/feature-vector.js';
import type { Features } from '../../src/features/features.js';
import { sessionize } from '../../src/memory/sessionize.js';
import { ALL_FEATURES } from '../../src/rulebook.js';
import type { History } from './gather.js';
import { logOf } from './log-of.js';

/** A moment of the clock at which a row is made: what came before it counts. */
export type Moment = Readonly<{ on: string; at: number }>;

/** When rows are made of one key's events: after so many of them, after all, or at moments of the clock. */
export type RowPlaces = Readonly<
  | { moments: readonly Moment[]; counts?: never }
  | { counts: ReadonlySet<number>; last: boolean; every?: boolean; moments?: never }
>;

/** A row of features; `on` if it was made at a moment of the clock. */
export type FeatureRow = Readonly<{ key: string; on?: string; events: number; features: FeatureVector }>;

/** The rows of one key. At a moment before its first event it has none. */
export function* featureRows({ key, arrivals }: History, places: RowPlaces): Iterable<FeatureRow> {
  const log = logOf(arrivals);
  if (places.moments) return yield* rowsAt(key, log, places.moments);
  const { counts, last, every } = places;
  let state = ALL_FEATURES.start();
  let events = 0;
  for (const event of log) {
    state = ALL_FEATURES.fold(state, event);
    if (!ALL_FEATURES.counts(event.name)) continue;
    events += 1;
    if (every || counts.has(events)) yield { key, events, features: ALL_FEATURES.read(state) };
  }
  if (last) yield { key, events, features: ALL_FEATURES.read(state) };
}

type Log = ReturnType<typeof logOf>;

/** What stood at a moment: time passes by a tick, which belongs to no row but its own. */
function* rowsAt(key: string, log: Log, moments: readonly Moment[]): Iterable<FeatureRow> {
  let state = ALL_FEATURES.start();
  let place = 0;
  let events = 0;
  for (const { on, at } of moments) {
    for (; place < log.length && log[place]!.at < at; place += 1) {
      state = ALL_FEATURES.fold(state, log[place]!);
      if (ALL_FEATURES.counts(log[place]!.name)) events += 1;
    }
    if (place) yield { key, on, events, features: readAt(state, log[place - 1]!, at) };
  }
}

function readAt(state: ReturnType<Features['start']>, last: Log[number], at: number): FeatureVector {
  const { session } = sessionize({ session: last.session, at: last.at }, at);
  const tick = { name: 'tick', at, params: {}, seq: last.seq + 1, session };
  return ALL_FEATURES.read(ALL_FEATURES.fold(structuredClone(state), tick));
}
