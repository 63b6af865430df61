import { holm } from '../../fairness/statistics/holm.js';
import type { ModelInputs } from '../../../src/fairness/proxies.js';
import type { SegmentId } from '../../../src/segments/segment.js';
import type { Survey } from '../survey/open-survey.js';
import { supportOf } from '../survey/overlaps.js';
import { benjaminiHochberg } from './benjamini-hochberg.js';
import { frequentSets, momentsOf } from './frequent.js';
import { microId } from './micro-id.js';
import type { Found, Mined, MiningLimits, Refused } from './mined.js';
import { outcomeOf } from './outcome-of.js';
import { openPartCheck, toldProxy } from './refusals.js';
import { halfOf, sampleOf, sessionsOf, wholeSample, type Sample } from './sample.js';
import { withoutRedundant, type Candidate } from './without-redundant.js';
import { weakestPart } from './weakest-part.js';

/** Who is in a segment nearly always tells nothing by it. */
const COMMON = 0.95;
/** Fewer sessions of the first half are no evidence, however small the share asked for. */
const FEWEST = 10;

/**
 * Finds intersections of segments by evidence: frequent ones of one half of the shoppers whose parts come together more often than chance would
 * have it, confirmed by the other half; support, lift and outcomes are of all. The inputs are those of the models, by their ids.
 */
export function mine({ ids, moments }: Survey, limits: MiningLimits, inputs?: ModelInputs): Mined {
  const all = wholeSample(moments);
  const { parts, refused } = partsOf(ids, all, openPartCheck(inputs));
  const [first, second] = ([0, 1] as const).map((half) => sampleOf(moments, (key) => halfOf(key) === half));
  const least = Math.max(FEWEST, Math.ceil(limits.support * first!.shopperOf.length));
  const sets = frequentSets(first!, parts, least);
  const found = benjaminiHochberg(sets.map((set) => weakestPart(set, first!)));
  const passed = sets.flatMap((set, place) => (found[place]! < limits.level ? [{ set, p: found[place]! }] : []));
  const again = holm(passed.map(({ set }) => weakestPart(set, second!)));
  const confirmed = passed.flatMap(({ set, p }, place): Candidate[] => {
    const candidate = { set, p: { found: p, confirmed: again[place]! }, ...measured(set, all) };
    return candidate.p.confirmed < limits.level && candidate.lift > 1 ? [candidate] : [];
  });
  const fits = ({ support }: Candidate): boolean =>
    support.shoppers >= limits.k && support.sessions >= limits.support * moments.shopperOf.length;
  const chosen: Found[] = [];
  for (const candidate of withoutRedundant(confirmed.filter(fits), all)) {
    const names = candidate.set.map((place) => ids[place]!);
    const why = toldProxy(ids, sessionsOf(momentsOf(candidate.set, all), all), all);
    if (why) refused.push({ all: names, why });
    else if (chosen.length < limits.most) chosen.push(foundOf(names, candidate, moments));
  }
  const counts = { tested: sets.length, passed: passed.length, confirmed: confirmed.length };
  return { found: chosen, refused, ...counts, limits };
}

function partsOf(ids: readonly SegmentId[], all: Sample, refusal: (id: SegmentId) => string | undefined) {
  const parts: number[] = [];
  const refused: Refused[] = [];
  for (const [place, id] of ids.entries()) {
    const { sessions } = supportOf(all.at[place]!, all);
    if (!sessions || sessions > COMMON * all.shopperOf.length || id.startsWith('micro:')) continue;
    const why = refusal(id);
    if (why) refused.push({ all: [id], why });
    else parts.push(place);
  }
  return { parts, refused };
}

function measured(set: readonly number[], all: Sample): Pick<Candidate, 'support' | 'lift' | 'leverage'> {
  const support = supportOf(momentsOf(set, all), all);
  const sessions = all.shopperOf.length;
  const chance = set.reduce((product, part) => (product * supportOf(all.at[part]!, all).sessions) / sessions, 1);
  const share = support.sessions / sessions;
  return { support, lift: share / chance, leverage: share - chance };
}

function foundOf(names: readonly SegmentId[], { set, support, lift, p }: Candidate, moments: Survey['moments']): Found {
  const outcome = outcomeOf(momentsOf(set, moments), moments);
  const all = names.toSorted();
  return { id: microId(all), all, support, lift: Number(lift.toFixed(3)), p, ...(outcome && { outcome }) };
}
