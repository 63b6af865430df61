import { erfc } from './erfc.js';
import { fisherExact } from './fisher-exact.js';
import { rateOf, spreadOf, together, type Tally } from './tally.js';

/** How likely chance alone is to part two rates so far, and by which test. */
export type Comparison = Readonly<{ p: number; test: 'z' | 'fisher' }>;

/** Below so many expected hits, or misses, the normal distribution does not hold. */
const EXPECTED_FOR_NORMAL = 5;

/**
 * Tests two-sided whether two rates are the same: by a z test with pooled variance, or Fisher's exact test where an expected count is
 * below 5. Where persons have several rows, the spread is taken between persons.
 */
export function compareRates(a: Tally, b: Tally): Comparison {
  const share = rateOf(together(a, b));
  const small = Math.min(share, 1 - share) * Math.min(a.rows, b.rows) < EXPECTED_FOR_NORMAL;
  const alone = a.persons === a.rows && b.persons === b.rows;
  if (share === 0 || share === 1 || !a.rows || !b.rows) return { p: 1, test: small ? 'fisher' : 'z' };
  if (!small) return { p: byNormal(a, b, alone ? pooled : between), test: 'z' };
  const exact = fisherExact(a, b);
  // neither holds alone where counts are small and rows hang together: the more careful one counts
  return { p: alone ? exact : Math.max(exact, byNormal(a, b, between)), test: 'fisher' };
}

type Variance = (tally: Tally, share: number) => number;

const pooled: Variance = ({ rows }, share) => (share * (1 - share)) / rows;
const between: Variance = (tally, share) => spreadOf(tally, share) / tally.rows ** 2;

function byNormal(a: Tally, b: Tally, variance: Variance): number {
  const share = rateOf(together(a, b));
  const spread = variance(a, share) + variance(b, share);
  return spread > 0 ? erfc(Math.abs(rateOf(a) - rateOf(b)) / Math.sqrt(2 * spread)) : 1;
}
