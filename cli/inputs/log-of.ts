import type { Recorded } from '../../src/learning/summary.js';
import { sessionize, type SessionClock } from '../../src/memory/sessionize.js';
import type { Arrival } from '../inputs/arrival.js';

/** The events of one key as the browser's log would hold them: numbered, each in its session. */
export function logOf(arrivals: readonly Arrival[]): readonly Recorded[] {
  let clock: SessionClock | undefined;
  return arrivals.map(({ event, session, seq, language }, place) => {
    clock =
      session === undefined ? sessionize(clock, event.at) : { session, at: Math.max(clock?.at ?? event.at, event.at) };
    const logged = { ...event, session: clock.session, seq: seq ?? place + 1 };
    return language === undefined ? logged : { ...logged, language };
  });
}
