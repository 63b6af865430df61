import { bothOf, type BitSet } from '../survey/bit-set.js';
import { supportOf } from '../survey/overlaps.js';
import type { Sample } from './sample.js';

/** Segments that an intersection is made of, at most. */
const MOST_PARTS = 4;
/** What nobody wants to wait for, nor read. */
const MOST_SETS = 50_000;

/** A set with so many of the sessions of a smaller one says no more than that. */
export const SAME = 0.9;

/**
 * All sets of 2 to 4 of these segments that were active at once in at least `least` sessions, and that no part could be left out of without
 * others coming in: what a part of the set already implies, such as a first order that its buyer has ordered once, adds nothing. Found depth first
 * over the bits of their moments (Eclat); no set is looked at that lies within one which is too rare or says no more. Throws where there are too many.
 */
export function frequentSets(
  sample: Sample,
  segments: readonly number[],
  least: number,
): readonly (readonly number[])[] {
  const sets: (readonly number[])[] = [];
  const sessionsIn = (at: BitSet): number => supportOf(at, sample).sessions;
  const extend = (set: readonly number[], at: BitSet, further: readonly number[]): void => {
    for (const [place, segment] of further.entries()) {
      const both = bothOf(at, sample.at[segment]!);
      const sessions = sessionsIn(both);
      const next = [...set, segment];
      const smaller = () => next.map((part) => next.filter((one) => one !== part));
      if (sessions < least || smaller().some((one) => sessions > SAME * sessionsIn(momentsOf(one, sample)))) continue;
      sets.push(next);
      if (sets.length > MOST_SETS)
        throw new Error(`more than ${MOST_SETS} intersections are that frequent; raise --support`);
      if (next.length < MOST_PARTS) extend(next, both, further.slice(place + 1));
    }
  };
  const frequent = segments.filter((segment) => sessionsIn(sample.at[segment]!) >= least);
  for (const [place, segment] of frequent.entries()) extend([segment], sample.at[segment]!, frequent.slice(place + 1));
  return sets;
}

/** The moments at which all of them were active. */
export const momentsOf = (segments: readonly number[], { at }: Pick<Sample, 'at'>): BitSet =>
  segments.slice(1).reduce((all, segment) => bothOf(all, at[segment]!), at[segments[0]!]!);
