const UNITS: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

/** What a duration must be, for people. */
export const DURATION = 'a duration such as "30s", "30m", "12h", "7d" or "4w"';

/** A duration such as `30m` in milliseconds; undefined for what is none. */
export function readDuration(said: unknown): number | undefined {
  const found = typeof said === 'string' ? /^([1-9]\d{0,4})([smhdw])$/.exec(said) : null;
  return found ? +found[1]! * UNITS[found[2]!]! : undefined;
}
