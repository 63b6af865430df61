import type { EventParams } from '../../../src/capture/shop-event.js';
import type { FeatureState } from '../../../src/features/features.js';
import { openFeatures } from '../../../src/features/features.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';

const core = openFeatures();

/** An event as cases write it: `day` days and `t` seconds after `start`; the session is 1 unless it says otherwise. */
export type CaseEvent = Readonly<{ day?: number; t: number; name: string; session?: number; params?: EventParams }>;

/** Numbered log rows of a written case. */
export function logged(events: readonly CaseEvent[], start: string): LoggedEvent[] {
  return events.map(({ day = 0, t, name, session = 1, params = {} }, index) => ({
    name,
    at: Date.parse(start) + (day * 86_400 + t) * 1000,
    params,
    seq: index + 1,
    session,
  }));
}

/** Folds the events one by one into `state`. */
export function foldAll(events: readonly LoggedEvent[], state: FeatureState = core.start()): FeatureState {
  return events.reduce(core.fold, state);
}
