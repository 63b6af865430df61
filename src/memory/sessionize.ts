/** Where the session count stands: the running session's number and the latest activity, milliseconds since the epoch. */
export type SessionClock = Readonly<{ session: number; at: number }>;

const GAP = 30 * 60_000;

/**
 * The session of something that happens at `at`: the first is 1, and more than 30 minutes without activity start the next. A
 * late arrival (`at` before the last) belongs to the running session and leaves the clock where it is.
 */
export function sessionize(last: SessionClock | undefined, at: number): SessionClock {
  if (!last) return { session: 1, at };
  if (!(at > last.at)) return last;
  return { session: at - last.at > GAP ? last.session + 1 : last.session, at };
}
