import { rateOf } from '../../fairness/statistics/tally.js';
import { wilson } from '../../fairness/statistics/wilson.js';
import { eachBit, hasBit, type BitSet } from '../survey/bit-set.js';
import type { Moments } from '../survey/open-moments.js';
import type { Outcome } from './mined.js';
import { tallySessions } from './tally-sessions.js';

/**
 * How many sessions had an order after these moments, beside the sessions without such a moment; undefined without orders. The interval is
 * Newcombe's, of Wilson's intervals of both rates.
 */
export function outcomeOf(at: BitSet, moments: Moments): Outcome | undefined {
  const { sessionOf, orderAfter, ordered, shopperOf } = moments;
  if (ordered.every((word) => !word)) return undefined;
  const first = new Map<number, number>();
  eachBit(at, (moment) => {
    const session = sessionOf[moment]!;
    if (!first.has(session)) first.set(session, moment);
  });
  const among = tallySessions(shopperOf, (session) => {
    const moment = first.get(session);
    return moment === undefined ? undefined : hasBit(orderAfter, moment);
  });
  const beside = tallySessions(shopperOf, (session) => (first.has(session) ? undefined : hasBit(ordered, session)));
  const [rate, others] = [rateOf(among), rateOf(beside)];
  const [[low, high], [lowest, highest]] = [wilson(among), wilson(beside)];
  const difference = rate - others;
  return {
    rate,
    others,
    difference,
    interval: [
      difference - Math.hypot(rate - low, highest - others),
      difference + Math.hypot(high - rate, others - lowest),
    ],
  };
}
