import type { SegmentId } from '../../../src/segments/segment.js';
import { bothOf, eachBit, type BitSet } from './bit-set.js';
import type { Moments } from './open-moments.js';

/** Two segments that were active at once. */
export type Overlap = Readonly<{
  a: SegmentId;
  b: SegmentId;
  /** Sessions, and shoppers, in which they were. */
  sessions: number;
  shoppers: number;
  /** Those sessions over the sessions with either of them. */
  jaccard: number;
  /** Over what would be if they were independent. */
  lift: number;
}>;

/** How many different sessions and shoppers there are among moments. */
export type Support = Readonly<{ sessions: number; shoppers: number }>;

/** Counts the sessions and shoppers of moments. */
export function supportOf(at: BitSet, { sessionOf, shopperOf }: Pick<Moments, 'sessionOf' | 'shopperOf'>): Support {
  let [sessions, shoppers, session, shopper] = [0, 0, -1, -1];
  eachBit(at, (moment) => {
    if (sessionOf[moment] === session) return;
    session = sessionOf[moment]!;
    sessions += 1;
    if (shopperOf[session] === shopper) return;
    shopper = shopperOf[session]!;
    shoppers += 1;
  });
  return { sessions, shoppers };
}

/** All pairs of segments that were active at once, most sessions first. */
export function overlapsOf(ids: readonly SegmentId[], moments: Moments): readonly Overlap[] {
  const alone = moments.at.map((at) => supportOf(at, moments).sessions);
  const all = moments.shopperOf.length;
  const overlaps: Overlap[] = [];
  for (let a = 0; a < ids.length; a++) {
    for (let b = a + 1; alone[a] && b < ids.length; b++) {
      const both = alone[b] ? supportOf(bothOf(moments.at[a]!, moments.at[b]!), moments) : undefined;
      if (!both?.sessions) continue;
      const { sessions } = both;
      const jaccard = sessions / (alone[a]! + alone[b]! - sessions);
      overlaps.push({ a: ids[a]!, b: ids[b]!, ...both, jaccard, lift: (sessions * all) / (alone[a]! * alone[b]!) });
    }
  }
  return overlaps.toSorted((one, other) => other.sessions - one.sessions);
}
