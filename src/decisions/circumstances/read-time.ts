/** A point in time, milliseconds since the epoch; `local`: as if the shopper's clock stood at UTC. */
export type Time = Readonly<{ at: number; local: boolean }>;

const DAY = 86_400_000;
const FORM = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?$/;

/** Reads an instant, or a date or time on the shopper's clock; undefined for what is none. A date is its first moment, or with `end` its last. */
export function readTime(given: unknown, end = false): Time | undefined {
  const [text, day, zone] = (typeof given === 'string' && FORM.exec(given)) || [];
  if (!text || !day || !isDay(day)) return undefined;
  const local = zone === undefined;
  const at = Date.parse(local && text !== day ? `${text}Z` : text);
  if (Number.isNaN(at)) return undefined;
  return { at: end && text === day ? at + DAY : at, local };
}

/** A parser takes the 30th of February for the 2nd of March. */
function isDay(day: string): boolean {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** Whether it has come, by a clock that is `offset` minutes from UTC; undefined where that clock is asked for and not known. */
export function hasCome({ at, local }: Time, now: number, offset: number | undefined): boolean | undefined {
  if (!local) return now >= at;
  return offset === undefined ? undefined : now + offset * 60_000 >= at;
}
