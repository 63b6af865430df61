import type { FeatureId } from '../../features/feature-vector.js';
import type { Score } from '../../model/scores.js';
import type { Atom, Verdict } from './atom.js';
import { lookUp } from './look-up.js';
import type { Test } from './read-test.js';
import { held, UNKNOWN } from './verdict.js';

/** What remembers nothing, and is judged with every event. */
export const LEVEL = {
  cells: 1,
  events: [],
  forgets: false,
  live: true,
  passes: false,
  start: null,
  take: (memory: null) => memory,
  pass: (memory: null) => memory,
};

/** A feature's value; not known where it waits in vain for what it counts. */
export const featureAtom = (feature: FeatureId, test: Test, missing: readonly string[]): Atom<null> => ({
  ...LEVEL,
  feature,
  judge: (_, { judging }) => (missing.length ? { ...UNKNOWN, missing } : held(test, judging.features[feature] ?? 0)),
  explain: ({ value = 0 }, { features, phrases }) => ({
    text: phrases.feature(feature, value, features),
    feature,
    value,
  }),
});

function scoreOf(score: Score | undefined, label: string): number | undefined {
  const place = score ? score.labels.indexOf(label) : -1;
  const value = score?.probabilities[place] ?? score?.values?.[place];
  return Number.isFinite(value) ? value : undefined;
}

/** What a test says of a number that may not be known. */
const ifKnown = (test: Test, value: number | undefined): Verdict => {
  if (value !== undefined) return held(test, value);
  const truth = test.holds(undefined);
  return test.exists ? { truth, progress: Number(truth) } : UNKNOWN;
};

/** What a model said; not known while it has not, or where it rests mainly on events that the shop cannot tell. */
export const scoreAtom = (model: string, label: string, test: Test): Atom<null> => ({
  ...LEVEL,
  judge(_, { judging }) {
    const score = judging.scores[model];
    const lack = score && judging.gaps?.of({ id: `score:${model}`, model: score.model }, judging, false);
    return lack ? { ...UNKNOWN, missing: lack.missing } : ifKnown(test, scoreOf(score, label));
  },
  // never its number: a shopper is told no score
  explain: ({ value }, { phrases }) => ({ text: phrases.clause('own.score'), ...(value !== undefined && { value }) }),
});

const NOT: Verdict = { truth: false, progress: 0 };
const HOLDS: Verdict = { truth: true, progress: 1 };

/** Whether a segment is active, or how its score is; not known while the segment is not. */
export const segmentAtom = (id: string, wanted: Test | boolean): Atom<null> => ({
  ...LEVEL,
  asks: id,
  judge(_, { segment }) {
    const found = segment(id);
    if (!found?.known) return found?.missing ? { ...UNKNOWN, missing: found.missing } : UNKNOWN;
    const truth = typeof wanted === 'boolean' ? found.active === wanted : wanted.holds(found.score);
    if (!truth) return NOT;
    if (wanted === false) return HOLDS;
    const value = wanted === true ? undefined : found.score;
    return { truth, progress: 1, value, object: found.object, text: found.reasons[0]?.text };
  },
  explain: ({ value, text }, { phrases }) => ({
    text: wanted === false ? phrases.clause('own.not') : (text ?? phrases.clause('own.segment')),
    ...(value !== undefined && { value }),
  }),
});

/** What the shop has told of a customer; not known while it has not. Dates are held against as "so long ago". */
export const profileAtom = (fact: string, isTime: boolean, test: Test): Atom<null> => ({
  ...LEVEL,
  fact,
  judge(_, { known, judging }) {
    const value = lookUp(known.values, fact)?.value;
    if (typeof value === 'object') {
      const truth = test.holds(value);
      return { truth, progress: truth ? 1 : 0 };
    }
    if (!isTime || value === undefined) return ifKnown(test, value);
    const { truth, progress } = held(test, judging.event.at - value);
    return { truth, progress };
  },
  explain: ({ value }, { phrases }) => ({ text: phrases.clause('own.profile'), ...(value !== undefined && { value }) }),
});
