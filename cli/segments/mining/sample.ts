import { addBit, bitSet, eachBit, hasBit, type BitSet } from '../survey/bit-set.js';
import type { Moments } from '../survey/open-moments.js';

/** Moments, with the sessions of each segment. */
export type Sample = Pick<Moments, 'at' | 'sessionOf' | 'shopperOf'> &
  Readonly<{
    /** By segment: the sessions in which it was active. */
    sessions: readonly BitSet[];
  }>;

/** The sessions that moments lie in. */
export function sessionsOf(at: BitSet, { sessionOf, shopperOf }: Pick<Moments, 'sessionOf' | 'shopperOf'>): BitSet {
  const sessions = bitSet(shopperOf.length);
  eachBit(at, (moment) => addBit(sessions, sessionOf[moment]!));
  return sessions;
}

/** All of it. */
export const wholeSample = (moments: Moments): Sample => ({
  at: moments.at,
  sessionOf: moments.sessionOf,
  shopperOf: moments.shopperOf,
  sessions: moments.at.map((at) => sessionsOf(at, moments)),
});

/** The part of some shoppers. */
export function sampleOf(moments: Moments, takes: (key: string) => boolean): Sample {
  const taken = moments.keys.map(takes);
  const [sessionAs, shopperOf] = [new Map<number, number>(), [] as number[]];
  for (const [session, shopper] of moments.shopperOf.entries()) {
    if (!taken[shopper]) continue;
    sessionAs.set(session, shopperOf.length);
    shopperOf.push(shopper);
  }
  const kept = moments.sessionOf.flatMap((session, moment) => (sessionAs.has(session) ? [moment] : []));
  const sessionOf = kept.map((moment) => sessionAs.get(moments.sessionOf[moment]!)!);
  const at = moments.at.map((all) => {
    const part = bitSet(kept.length);
    for (const [place, moment] of kept.entries()) if (hasBit(all, moment)) addBit(part, place);
    return part;
  });
  return { at, sessionOf, shopperOf, sessions: at.map((one) => sessionsOf(one, { sessionOf, shopperOf })) };
}

/** Which half of the shoppers a key belongs to: the same on every run, whatever else is in the file (FNV-1a). */
export function halfOf(key: string): 0 | 1 {
  let hash = 0x811c9dc5;
  for (let place = 0; place < key.length; place += 1) hash = Math.imul(hash ^ key.charCodeAt(place), 0x01000193);
  return (((hash >>> 16) ^ hash) & 1) as 0 | 1;
}
