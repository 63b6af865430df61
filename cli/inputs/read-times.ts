/** A time that was read, milliseconds since the epoch; `day` if only the day was given (its midnight in UTC). */
export type Moment = Readonly<{ at: number; day: boolean }>;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/**
 * Opens a reader for one column of ISO 8601 times: `2011-03-01`, `2011-03-01 08:34`, `2011-03-01T08:34:00+01:00`. Times without a
 * zone are taken as UTC. Throws, naming both places, when one column holds more than one zone, or some times with and some
 * without: nobody could tell how they follow each other.
 */
export function openTimes(column: string): (cell: unknown, place: string) => Moment {
  let first: { zone: string; text: string; place: string } | undefined;
  return (cell, place) => {
    const { moment, zone, text } = readTime(cell) ?? refuse(`${place}: ${column}`, cell);
    first ??= { zone, text, place };
    if (first.zone === zone) return moment;
    throw new Error(
      `${place}: ${column} is ${text} (${zone}), but ${first.text} (${first.zone}) at ${first.place}; ` +
        `give every time of the column in one zone, best in UTC`,
    );
  };
}

type Read = Readonly<{ moment: Moment; zone: string; text: string }>;

function readTime(cell: unknown): Read | undefined {
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime())
      ? undefined
      : { moment: { at: cell.getTime(), day: false }, zone: 'no zone', text: cell.toISOString() };
  const text = String(cell ?? '').trim();
  const day = DAY.exec(text);
  if (day) return dated(text, day, { zone: 'no zone', offset: 0, day: true });
  const time = TIME.exec(text);
  if (!time) return undefined;
  const zone = (time[8] ?? '').toUpperCase();
  return dated(text, time, { zone: nameOf(zone), offset: minutesOf(zone), day: false });
}

function nameOf(zone: string): string {
  if (!zone) return 'no zone';
  return minutesOf(zone) === 0 ? 'UTC' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
}

function minutesOf(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  return (zone.startsWith('-') ? -1 : 1) * (+zone.slice(1, 3) * 60 + +zone.slice(-2));
}

type Told = Readonly<{ zone: string; offset: number; day: boolean }>;

/** Undefined for a date that no calendar has. */
function dated(text: string, match: RegExpExecArray, { zone, offset, day }: Told): Read | undefined {
  const [year, month, date, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as Six;
  const thousandths = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  const local = Date.UTC(year, month - 1, date, hour || 0, minute || 0, second || 0, day ? 0 : thousandths);
  const holds = new Date(local).getUTCMonth() === month - 1 && (hour || 0) < 24 && (minute || 0) < 60;
  return holds ? { moment: { at: local - offset * 60_000, day }, zone, text } : undefined;
}

type Six = [number, number, number, number, number, number];

function refuse(where: string, cell: unknown): never {
  const shown = typeof cell === 'string' ? `"${cell.slice(0, 40)}"` : String(cell);
  throw new Error(`${where} must be an ISO date such as 2011-03-01 or 2011-03-01 08:34, not ${shown}`);
}
