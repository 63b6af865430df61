import type { Bar, Measured, Unit } from '../results.js';
import type { Swapped } from '../scenarios/first-paint.js';
import { makeBar } from './make-bar.js';

const RETURNING = 'Vitrine, returning visitor, head stub';

/** What a returning visitor sees of the shop's own hero, with the head stub: the worse of desktop and phone. */
export function paintBars({ firstPaint }: Measured): readonly Bar[] {
  const ways = Object.values(firstPaint ?? {}).map((swaps) => swaps.find(({ name }) => name === RETURNING));
  const row = (
    id: string,
    what: string,
    { unit, read }: Readonly<{ unit: Unit; read: (way: Swapped) => number | null }>,
  ) => makeBar({ id, what, unit, bar: 0, measured: worstOf(ways.map((way) => (way ? read(way) : null))) });
  return [
    row('returning-requests', 'requests before the first decision of a returning visitor', {
      unit: 'requests',
      read: (way) => way.requests,
    }),
    row('returning-seen', 'returning visitor: the original hero is seen', { unit: 'ms', read: (way) => way.seen }),
    row('returning-shift', 'returning visitor: layout shift (CLS)', { unit: 'shift', read: (way) => way.shift }),
    row('returning-hidden', 'returning visitor: page hidden', { unit: 'ms', read: (way) => way.hidden }),
  ];
}

/** One that was not measured counts as the worst. */
function worstOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length && known.length === values.length ? Math.max(...known) : null;
}
