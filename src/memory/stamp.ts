import type { ShopEvent } from '../capture/shop-event.js';
import type { LoggedEvent } from './logged-event.js';
import { sessionize, type SessionClock } from './sessionize.js';

/** Where a log stands: the last sequence number, the running session and its latest activity. */
export type LogClock = SessionClock & Readonly<{ seq: number }>;

const QUIET = /^(tick|profile_update)$/;

/**
 * Gives an event its sequence number and session, and returns the clock after it. An `at` that is no finite number becomes `now`.
 * Time passing and what the shop tells of a customer are no activity: they neither start a session nor keep one alive.
 */
export function stamp(
  event: ShopEvent,
  clock: LogClock | undefined,
  now: number,
): Readonly<{ logged: LoggedEvent; clock: LogClock }> {
  const at = Number.isFinite(event.at) ? event.at : now;
  const seq = (clock?.seq ?? 0) + 1;
  const { session, at: latest } = clock && QUIET.test(event.name) ? clock : sessionize(clock, at);
  return { logged: { ...event, at, seq, session }, clock: { seq, session, at: latest } };
}
