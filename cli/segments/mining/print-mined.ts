import { textTable } from '../../fairness/text-table.js';
import { percent, whole } from '../in-words.js';
import type { Found, Mined } from './mined.js';

/** What was found, and how, as lines for people. */
export function printMined({ found, refused, tested, passed, confirmed, limits }: Mined): readonly string[] {
  const rows = found.map((one) => [
    one.id,
    one.all.join(' + '),
    whole(one.support.sessions),
    whole(one.support.shoppers),
    one.lift.toFixed(2),
    one.p.found.toExponential(1),
    one.p.confirmed.toExponential(1),
    outcomeText(one),
  ]);
  const head = ['micro:', 'of', 'sessions', 'shoppers', 'lift', 'p found', 'p confirmed', 'orders after it'];
  return [
    `${whole(tested)} intersections tested, ${passed} passed, ${confirmed} confirmed by the other half; ${found.length} have ${whole(limits.k)} shoppers or more and say something of their own`,
    ...textTable('Micro-segments', head, rows),
    ...textTable(
      'Left out (docs/fairness.md)',
      ['segments', 'why'],
      refused.map(({ all, why }) => [all.join(' + '), why]),
    ),
  ];
}

function outcomeText({ outcome }: Found): string {
  if (!outcome) return '–';
  const { rate, difference, interval } = outcome;
  const signed = (value: number): string => `${value < 0 ? '−' : '+'}${percent(Math.abs(value))}`;
  return `${percent(rate)}, ${signed(difference)} (${signed(interval[0])} to ${signed(interval[1])})`;
}
