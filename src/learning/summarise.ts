import type { FeatureId, FeatureVector } from '../features/feature-vector.js';
import type { LoggedEvent } from '../memory/logged-event.js';
import { circumstances } from './circumstances.js';
import { isoWeek } from './iso-week.js';
import { laterThan } from './later.js';
import { ordersOf, type Order } from './orders-of.js';
import type { Landmarks, Recorded, Snapshot, Summary } from './summary.js';

/** The feature code, handed in: `fold` changes and returns the state. */
export type Folding<State> = Readonly<{
  start(): State;
  fold(state: State, event: LoggedEvent): State;
  read(state: State): FeatureVector;
  /** Whether an event of that name counts for the landmarks. */
  counts(name: string): boolean;
}>;

/** How to summarise. `end` is the time until which the recording was kept; `sessionAt` tells the session of a moment after an event. */
export type Summarising<State> = Readonly<{
  features: Folding<State>;
  landmarks: Landmarks;
  end: number;
  sessionAt(last: Recorded, at: number): number;
}>;

/**
 * Summarises one shopper's log, in order: a summary for each session that has a snapshot, or at dates one for the shopper.
 * Snapshots end at a session's first purchase, so that none has seen what it is to foretell.
 */
export function summarise<State>(log: readonly Recorded[], options: Summarising<State>): readonly Summary[] {
  const orders = ordersOf(log);
  return options.landmarks.dates ? atDates(log, orders, options) : atCounts(log, orders, options);
}

function atCounts<State>(
  log: readonly Recorded[],
  orders: readonly Order[],
  { features, landmarks, end }: Summarising<State>,
): readonly Summary[] {
  const { counts, last } = landmarks as Extract<Landmarks, { last: boolean }>;
  const bought = new Set(orders.filter(({ refund }) => !refund).map(({ place }) => place));
  const summaries: Summary[] = [];
  let state = features.start();
  let first = 0;
  let count = 0;
  let open = true;
  let snapshots: Snapshot[] = [];
  log.forEach((event, place) => {
    const { session, at } = event;
    if (place && session !== log[place - 1]!.session) [first, count, open, snapshots] = [place, 0, true, []];
    state = features.fold(state, event);
    if (bought.has(place)) open = false;
    const counted = features.counts(event.name);
    if (counted) count += 1;
    const later = () => laterThan({ place: place + 1, at, session }, orders, end);
    const snap = (after: number | 'last'): void =>
      void snapshots.push({ after, features: nonZero(features.read(state)), later: later() });
    if (open && counted && counts.has(count)) snap(count);
    if (log[place + 1]?.session === session) return;
    if (open && last && count) snap('last');
    if (snapshots.length) summaries.push({ schema: 1, ...circumstances(log.slice(first, place + 1)), snapshots });
  });
  return summaries;
}

function atDates<State>(
  log: readonly Recorded[],
  orders: readonly Order[],
  { features, landmarks, end, sessionAt }: Summarising<State>,
): readonly Summary[] {
  const snapshots: Snapshot[] = [];
  let state = features.start();
  let place = 0;
  for (const on of landmarks.dates!) {
    const at = Date.parse(on);
    while (place < log.length && log[place]!.at < at) state = features.fold(state, log[(place += 1) - 1]!);
    const before = log[place - 1];
    if (!before) continue;
    const tick = { name: 'tick', at, params: {}, seq: before.seq + 1, session: sessionAt(before, at) };
    const then = features.read(features.fold(structuredClone(state), tick));
    snapshots.push({ on, features: nonZero(then), later: laterThan({ place, at }, orders, end) });
  }
  const [first] = snapshots;
  if (!first || !('on' in first)) return [];
  const seen = log.filter(({ at }) => at < Date.parse(first.on));
  return [{ schema: 1, ...circumstances(seen), week: isoWeek(Date.parse(first.on)), daypart: null, snapshots }];
}

/** Four digits say all that a model can use; with more of them a number of days would tell the minute of a visit. */
function nonZero(vector: FeatureVector): Readonly<Record<FeatureId, number>> {
  const kept: Record<FeatureId, number> = {};
  for (const id in vector) {
    const value = vector[id as FeatureId]!;
    if (value) kept[id as FeatureId] = value % 1 || value > 9999 ? Number(value.toPrecision(4)) : value;
  }
  return kept;
}
