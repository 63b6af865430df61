import type { Support } from '../survey/overlaps.js';
import { bothOf, type BitSet } from '../survey/bit-set.js';
import { momentsOf, SAME } from './frequent.js';
import type { Found } from './mined.js';
import { sessionsOf, type Sample } from './sample.js';

/** A set of segments that has been found and confirmed. */
export type Candidate = Readonly<{
  set: readonly number[];
  p: Found['p'];
  support: Support;
  lift: number;
  /** Share of sessions beyond what chance would give. */
  leverage: number;
}>;

/**
 * The sets by how many sessions they have beyond chance, without those whose sessions are nearly those of a set before: of several sets with the
 * same sessions the one with fewer parts is kept.
 */
export function withoutRedundant(candidates: readonly Candidate[], all: Sample): readonly Candidate[] {
  const ranked = candidates.toSorted((a, b) => b.leverage - a.leverage || a.set.length - b.set.length);
  const kept: Sized[] = [];
  for (const candidate of ranked) {
    const sized = { candidate, sessions: sessionsOf(momentsOf(candidate.set, all), all) };
    if (!kept.some((one) => jaccard(one, sized) >= SAME)) kept.push(sized);
  }
  return kept.map(({ candidate }) => candidate);
}

type Sized = Readonly<{ candidate: Candidate; sessions: BitSet }>;

function jaccard(a: Sized, b: Sized): number {
  let both = 0;
  for (let rest of bothOf(a.sessions, b.sessions)) for (; rest; rest &= rest - 1) both += 1;
  return both / (a.candidate.support.sessions + b.candidate.support.sessions - both);
}
