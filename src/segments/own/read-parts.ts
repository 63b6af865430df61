import { isRecord } from '../../lib/is-record.js';
import type { FeatureId } from '../../features/feature-vector.js';
import { missingFor } from '../instrumentation/feature-events.js';
import type { Atom } from './atom.js';
import { countAtom, distinctAtom, sameAtom, type Counting } from './count-atom.js';
import { lastAtom } from './last-atom.js';
import { featureAtom, profileAtom, scoreAtom, segmentAtom } from './level-atoms.js';
import { lookUp } from './look-up.js';
import { readPeriod } from './period.js';
import { readEvents, type Matching } from './read-events.js';
import { readTest, type Test } from './read-test.js';
import { sameSequenceAtom, sequenceAtom } from './sequence-atom.js';
import type { Spot } from './spot.js';
import { MOST_THINGS, readField } from './thing.js';
import { EVENTS, PROFILE, SCORES } from './vocabulary.js';

type Said = Readonly<Record<string, unknown>>;

/** What conditions may ask for besides events; features are not checked where they are not given. */
export type Askable = Readonly<{
  segments: ReadonlySet<string>;
  features: readonly FeatureId[] | undefined;
  /** Events that the shop cannot tell. */
  uninstrumented: ReadonlySet<string>;
}>;

/** Steps of a sequence, at most, each time that one is to be done counted. */
export const MOST_STEPS = 12;

/** Keys of a part about events, and of a sequence. */
export const EVENT_KEYS = ['event', 'where', 'within', 'count', 'distinct', 'same', 'last'];
export const SEQUENCE_KEYS = ['$sequence', 'within', 'same'];

const ONCE: Test = { holds: (value) => (value as number) >= 1, need: 1, most: 1 };

/** Reads a part about events: how often, with how many things, how often with the same, or how long ago. */
export function readEventPart(said: Said, spot: Spot): Atom | undefined {
  const matching = readEvents(said, spot);
  if (said['last'] !== undefined) return readLast(said, matching, spot);
  const period = readPeriod(said['within'], spot.at('within'));
  const test = said['count'] === undefined ? ONCE : readCount(said['count'], spot.at('count'));
  const { distinct, same } = said;
  if (distinct !== undefined && same !== undefined)
    return spot.at('same').fault('it stands beside distinct; keep one of the two');
  if (!matching || !period || !test) return undefined;
  const counting: Counting = { matching, period, test };
  if (distinct !== undefined) {
    const field = readField(distinct, matching.names, spot.at('distinct'));
    if (test.most >= MOST_THINGS)
      return spot
        .at('count')
        .fault(`${test.most} are too many; up to ${MOST_THINGS - 1} different ones are told apart`);
    return field ? distinctAtom(counting, field) : undefined;
  }
  if (same === undefined) return countAtom(counting);
  const field = readField(same, matching.names, spot.at('same'));
  return field ? sameAtom(counting, field) : undefined;
}

function readCount(said: unknown, spot: Spot): Test | undefined {
  const test = readTest(said, 'number', spot);
  return test?.exists ? spot.fault('a count is always there; compare it with a number, such as { "$gte": 2 }') : test;
}

function readLast(said: Said, matching: Matching | undefined, spot: Spot): Atom | undefined {
  const beside = ['count', 'distinct', 'same', 'within'].find((name) => said[name] !== undefined);
  if (beside) return spot.at(beside).fault('it stands beside last; keep one of the two');
  const test = readTest(said['last'], 'time', spot.at('last'));
  return matching && test && lastAtom(matching, test);
}

/** Reads steps that follow each other. */
export function readSequence(said: Said, spot: Spot): Atom | undefined {
  const period = readPeriod(said['within'], spot.at('within'));
  const place = spot.at('$sequence');
  const given = said['$sequence'];
  if (!Array.isArray(given) || !given.length)
    return place.fault('it must be a list of steps, such as { "event": "view_item" }');
  const read = given.map((step, at) => readStep(step, place.at(at)));
  if (!period || !read.every((step) => step !== undefined)) return undefined;
  const steps = read.flat();
  if (steps.length < 2 || steps.length > MOST_STEPS)
    return place.fault(`it has ${steps.length} steps, and may have 2 to ${MOST_STEPS}, each repetition counted`);
  const names = steps.map((step) => new Set(step.names));
  if (said['same'] === undefined) return sequenceAtom({ steps, period }, names);
  const all = steps.flatMap((step) => step.names);
  const field = readField(said['same'], all, spot.at('same'));
  return field ? sameSequenceAtom({ steps, period, field }, names) : undefined;
}

const STEP_KEYS = ['event', 'where', 'times'];

function readStep(said: unknown, spot: Spot): readonly Matching[] | undefined {
  if (!isRecord(said)) return spot.fault('it must be a step, such as { "event": "view_item" }');
  const other = Object.keys(said).find((name) => !STEP_KEYS.includes(name));
  if (other === 'count') return spot.at(other).fault('in a step, say "times": 2');
  if (other !== undefined) return spot.at(other).none('part of a step', other, STEP_KEYS);
  const matching = readEvents(said, spot);
  const { times = 1 } = said;
  if (!Number.isInteger(times) || !((times as number) >= 1 && (times as number) <= MOST_STEPS))
    return spot.at('times').fault(`it must be a whole number from 1 to ${MOST_STEPS}`);
  return matching && Array.from({ length: times as number }, () => matching);
}

/** Reads a part that is asked for by its name: a segment, a feature, a score, or what is known of a customer. */
export function readNamed(
  name: string,
  said: unknown,
  { askable, spot }: { askable: Askable; spot: Spot },
): Atom | undefined {
  if (name.startsWith('$')) return spot.none('operator', name, ['$and', '$or', '$nor', '$not', '$sequence']);
  if (name.includes(':')) return readSegment(name, said, { askable, spot });
  if (name.includes('@')) {
    const { features, uninstrumented } = askable;
    if (features && !features.includes(name as FeatureId)) return spot.none('feature', name, features);
    const test = readTest(said, 'number', spot);
    return test && featureAtom(name as FeatureId, test, missingFor(name as FeatureId, uninstrumented));
  }
  const [head, label = ''] = name.split(/\.(.*)/s) as [string, string?];
  if (head === 'profile') return readProfile(label, said, spot);
  if (!name.includes('.')) return readNothing(name, { askable, spot });
  if (!lookUp(SCORES, head)?.includes(label)) return spot.none('score', name, allScores());
  const test = readTest(said, 'number', spot);
  return test && scoreAtom(head, label, test);
}

const allScores = () => Object.entries(SCORES).flatMap(([head, labels]) => labels.map((label) => `${head}.${label}`));

type Naming = Readonly<{ askable: Askable; spot: Spot }>;

function readSegment(name: string, said: unknown, { askable: { segments }, spot }: Naming): Atom | undefined {
  if (!segments.has(name) && !/^context:campaign-./.test(name)) return spot.none('segment', name, segments);
  const wanted = typeof said === 'boolean' ? said : readTest(said, 'number', spot);
  return wanted === undefined ? undefined : segmentAtom(name, wanted);
}

function readProfile(fact: string, said: unknown, spot: Spot): Atom | undefined {
  const kind = lookUp(PROFILE, fact);
  if (fact.startsWith('traits'))
    return spot.fault('traits of a person go into no segment; use what they do, or a fact such as profile.orders');
  if (!kind)
    return spot.none(
      'fact of a profile',
      `profile.${fact}`,
      Object.keys(PROFILE).map((one) => `profile.${one}`),
    );
  const test = readTest(said, kind, spot);
  return test && profileAtom(fact, kind === 'time', test);
}

function readNothing(name: string, { askable: { features = [], segments }, spot }: Naming): undefined {
  if (lookUp(EVENTS, name)) return spot.fault(`it is an event; write { "event": "${name}" }`);
  return spot.none('such part', name, [...EVENT_KEYS, ...features, ...segments, ...allScores()]);
}
