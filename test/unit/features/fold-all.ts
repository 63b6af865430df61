import type { EventParams } from '../../../src/capture/shop-event.js';
import type { FeatureState } from '../../../src/features/features.js';
import { foldFeatures, startFeatures } from '../../../src/features/features.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';

/** An event as cases write it: `t` is in seconds after `start`; the session is 1 unless it says otherwise. */
export type CaseEvent = Readonly<{ t: number; name: string; session?: number; params?: EventParams }>;

/** Numbered log rows of a written case. */
export function logged(events: readonly CaseEvent[], start: string): LoggedEvent[] {
  return events.map(({ t, name, session = 1, params = {} }, index) => ({
    name,
    at: Date.parse(start) + t * 1000,
    params,
    seq: index + 1,
    session,
  }));
}

/** Folds the events one by one into `state`. */
export function foldAll(events: readonly LoggedEvent[], state: FeatureState = startFeatures()): FeatureState {
  return events.reduce(foldFeatures, state);
}
