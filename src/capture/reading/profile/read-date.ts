const FORM = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** No shop knew anything before 1990; seconds taken for milliseconds fall before it. */
const EARLIEST = Date.UTC(1990);
/** How far clocks go wrong, and how much earlier than in UTC a day begins in the east: milliseconds. */
const SKEW = 60_000;
const EAST = 14 * 3_600_000;

/**
 * Reads a time that has passed at `now`: an ISO date, by itself or with a time and zone, or milliseconds since the epoch, in which
 * the answer is. Undefined for everything else.
 */
export function readDate(said: unknown, now: number): number | undefined {
  const isDay = typeof said === 'string' && said.length === 10;
  const time =
    typeof said === 'string' ? (FORM.test(said) ? Date.parse(said) : NaN) : typeof said === 'number' ? said : NaN;
  if (!(time >= EARLIEST && time <= now + (isDay ? EAST : SKEW))) return undefined;
  // 30 February is no day, though a browser may take it for one
  return isDay && new Date(time).toISOString().slice(0, 10) !== said ? undefined : time;
}
