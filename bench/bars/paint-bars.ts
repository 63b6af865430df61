import type { Bar, Measured, Unit } from '../results.js';
import type { Swapped } from '../scenarios/first-paint.js';
import { makeBar, UNBUILT } from './make-bar.js';

const RETURNING = 'Vitrine, returning visitor';

/** What a returning visitor sees of the shop's own hero: the worse of desktop and phone, by the way that a shop would choose. */
export function paintBars({ firstPaint }: Measured): readonly Bar[] {
  const ways = firstPaint && Object.values(firstPaint).map(chosen);
  const stub = ways?.every(({ name }) => name.includes('stub'));
  const worst = (read: (way: Swapped) => number | null) => ways && worstOf(ways.map(read));
  const note = ways && !stub ? `head stub ${UNBUILT}; measured with the async tag` : undefined;
  const row = (
    id: string,
    what: string,
    { unit, read }: Readonly<{ unit: Unit; read: (way: Swapped) => number | null }>,
  ) => makeBar({ id, what, unit, bar: 0, measured: worst(read), note });
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

/** The head stub once it is built, else the tag. */
const chosen = (swaps: readonly Swapped[]): Swapped =>
  swaps.findLast(({ name, swapped }) => name.startsWith(RETURNING) && swapped !== UNBUILT)!;

/** One that was not measured counts as the worst. */
function worstOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? Math.max(...known) : null;
}
