import { compareRates } from '../../fairness/statistics/compare-rates.js';
import { rateOf } from '../../fairness/statistics/tally.js';
import { hasBit } from '../survey/bit-set.js';
import { momentsOf } from './frequent.js';
import { sessionsOf, type Sample } from './sample.js';
import { tallySessions } from './tally-sessions.js';

/**
 * How likely chance is to bring the segments of a set together so often, of its weakest part. For each part: is it more frequent in the sessions
 * in which all the others were active at once, there at the same time, than in all other sessions, there at any time? The largest p of
 * all parts counts, so that a part that adds nothing ends it (Webb's productive itemsets). Sessions of one shopper count as they hang together.
 */
export function weakestPart(set: readonly number[], sample: Sample): number {
  const together = sessionsOf(momentsOf(set, sample), sample);
  let weakest = 0;
  for (const part of set) {
    const others = sessionsOf(
      momentsOf(
        set.filter((one) => one !== part),
        sample,
      ),
      sample,
    );
    const alone = sample.sessions[part]!;
    const among = tallySessions(sample.shopperOf, (session) =>
      hasBit(others, session) ? hasBit(together, session) : undefined,
    );
    const beside = tallySessions(sample.shopperOf, (session) =>
      hasBit(others, session) ? undefined : hasBit(alone, session),
    );
    if (rateOf(among) <= rateOf(beside)) return 1;
    weakest = Math.max(weakest, compareRates(among, beside).p);
  }
  return weakest;
}
