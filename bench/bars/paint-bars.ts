import type { Bar, Measured, Unit } from '../results.js';
import type { Swapped } from '../scenarios/first-paint.js';
import { makeBar } from './make-bar.js';

const ALONE = 'the page alone';
const FIRST = 'Vitrine, first visit, room reserved';
const UNRESERVED = 'Vitrine, first visit, no room for it';
const RETURNING = 'Vitrine, returning visitor, head stub';
/** What a task may take, and by how much a largest paint may come later, in milliseconds. */
const LONG = 50;
/** Chrome rounds the durations of events to 8 ms. */
const GRAIN = 8;

type Read = (way: Swapped, alone: Swapped) => number | null;

/** What a first and a returning visitor see of the shop's own hero, and what that costs the page: the worse of desktop and phone. */
export function paintBars({ firstPaint }: Measured): readonly Bar[] {
  const conditions = Object.values(firstPaint ?? {});
  const worst = (names: readonly string[], read: Read) =>
    worstOf(
      conditions.flatMap((ways) => {
        const alone = ways.find(({ name }) => name === ALONE);
        return names.map((name) => {
          const way = ways.find((one) => one.name === name);
          return way && alone ? read(way, alone) : null;
        });
      }),
    );
  const row = (id: string, what: string, { unit, bar = 0, of, read }: Row) =>
    makeBar({ id, what, unit, bar, measured: worst(of, read) });
  const all = [FIRST, UNRESERVED, RETURNING];
  return [
    row('returning-requests', 'requests before the first decision of a returning visitor', {
      unit: 'requests',
      of: [RETURNING],
      read: ({ requests }) => requests,
    }),
    row('returning-seen', 'returning visitor: the original hero is seen', {
      unit: 'ms',
      of: [RETURNING],
      read: ({ seen }) => seen,
    }),
    row('returning-hidden', 'returning visitor: page hidden', {
      unit: 'ms',
      of: [RETURNING],
      read: ({ hidden }) => hidden,
    }),
    row('swap-shift', 'first and returning visits: layout shift (CLS)', {
      unit: 'shift',
      of: all,
      read: ({ shift }) => shift,
    }),
    row('swap-largest-paint', 'largest contentful paint, later than that of the page alone', {
      unit: 'ms',
      bar: LONG,
      of: all,
      read: later(({ largest }) => largest),
    }),
    row('swap-task', 'longest task beyond 50 ms and that of the page alone', {
      unit: 'ms',
      of: all,
      read: ({ task }, alone) =>
        task === null || alone.task === null ? null : Math.max(0, task - Math.max(LONG, alone.task)),
    }),
    row('swap-click', 'slowest click while everything starts, beyond that of the page alone', {
      unit: 'ms',
      bar: GRAIN,
      of: all,
      read: later(({ click }) => click),
    }),
  ];
}

type Row = Readonly<{ unit: Unit; bar?: number; of: readonly string[]; read: Read }>;

/** By how much more than the page alone, which is noise where it is less. */
const later =
  (read: (way: Swapped) => number | null): Read =>
  (way, alone) => {
    const [theirs, its] = [read(way), read(alone)];
    return theirs === null || its === null ? null : Math.max(0, theirs - its);
  };

/** One that was not measured counts as the worst. */
function worstOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length && known.length === values.length ? Math.max(...known) : null;
}
