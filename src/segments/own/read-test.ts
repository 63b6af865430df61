import { isRecord } from '../../lib/is-record.js';
import { DURATION, readDuration } from './read-duration.js';
import type { Spot } from './spot.js';
import type { Kind } from './vocabulary.js';

/** What a value is held against. */
export type Test = Readonly<{
  holds(value: unknown): boolean;
  /** The number from which on it may hold, for how far somebody is on the way; 0 where there is none. */
  need: number;
  /** The largest number that a value is compared with, or 0. */
  most: number;
  /** Whether it asks if there is a value; else nothing can be said of one that is not there. */
  exists?: boolean;
}>;

type Scalar = string | number;
type Holds = Test['holds'];

/** Values of one list, at most. */
const MOST_VALUES = 100;
const LONGEST = 200;

const COMPARE: Readonly<Record<string, (value: number, wanted: number) => boolean>> = {
  $gt: (value, wanted) => value > wanted,
  $gte: (value, wanted) => value >= wanted,
  $lt: (value, wanted) => value < wanted,
  $lte: (value, wanted) => value <= wanted,
};
const OPERATORS = ['$eq', '$ne', '$in', '$nin', '$exists', '$not', ...Object.keys(COMPARE)];

/** A list, such as a customer's categories, fits where one of its values does. */
const isOneOf =
  (wanted: readonly Scalar[]): Holds =>
  (value) =>
    Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value as Scalar);

const not =
  (holds: Holds): Holds =>
  (value) =>
    !holds(value);

/** Reads a value, or an object of operators which all must hold; undefined, and a fault told, where it is neither. */
export function readTest(said: unknown, kind: Kind, spot: Spot): Test | undefined {
  if (!isRecord(said)) {
    const wanted = readScalar(said, kind, spot);
    return wanted === undefined ? undefined : equal(wanted);
  }
  const names = Object.keys(said);
  if (!names.length) return spot.fault(`it is empty; use one of ${OPERATORS.join(' ')}`);
  const tests = names.map((name) => readOperator(name, said[name], { kind, spot: spot.at(name) }));
  return tests.every((test) => test !== undefined) ? all(tests) : undefined;
}

const all = (tests: readonly Test[]): Test => ({
  holds: tests.length === 1 ? tests[0]!.holds : (value) => tests.every((test) => test.holds(value)),
  need: Math.max(...tests.map(({ need }) => need)),
  most: Math.max(...tests.map(({ most }) => most)),
  exists: tests.some(({ exists }) => exists),
});

const size = (value: Scalar | undefined): number => (typeof value === 'number' ? value : 0);

const equal = (wanted: Scalar): Test => ({ holds: isOneOf([wanted]), need: size(wanted), most: size(wanted) });

type Operand = Readonly<{ kind: Kind; spot: Spot }>;

function readOperator(name: string, said: unknown, { kind, spot }: Operand): Test | undefined {
  if (Object.hasOwn(COMPARE, name)) return readBound(name, said, { kind, spot });
  switch (name) {
    case '$exists':
      if (typeof said !== 'boolean') return spot.fault('it must be true or false');
      return { holds: (value) => (value !== undefined) === said, need: 0, most: 0, exists: true };
    case '$not': {
      if (!isRecord(said)) return spot.fault('it must be an object of operators, such as { "$gte": 2 }');
      const test = said['$not'] === undefined ? readTest(said, kind, spot) : spot.fault('it stands in another $not');
      return test && { ...test, holds: not(test.holds), need: 0 };
    }
    case '$eq':
    case '$ne': {
      const wanted = readScalar(said, kind, spot);
      if (wanted === undefined) return undefined;
      return name === '$eq' ? equal(wanted) : { ...equal(wanted), holds: not(isOneOf([wanted])), need: 0 };
    }
    case '$in':
    case '$nin':
      return readList(name, said, { kind, spot });
    default:
      return spot.none('operator', name, OPERATORS);
  }
}

function readBound(name: string, said: unknown, { kind, spot }: Operand): Test | undefined {
  if (kind !== 'number' && kind !== 'time')
    return spot.fault('it is for numbers; use $eq $ne $in $nin or $exists here');
  const wanted = readScalar(said, kind, spot) as number | undefined;
  if (wanted === undefined) return undefined;
  const compare = COMPARE[name]!;
  const least = name === '$gte' ? wanted : name === '$gt' ? wanted + Number(Number.isInteger(wanted)) : 0;
  return { holds: (value) => typeof value === 'number' && compare(value, wanted), need: least, most: wanted };
}

function readList(name: string, said: unknown, { kind, spot }: Operand): Test | undefined {
  if (!Array.isArray(said) || !said.length || said.length > MOST_VALUES)
    return spot.fault(`it must be a list of 1 to ${MOST_VALUES} values`);
  const wanted = said.map((one, place) => readScalar(one, kind, spot.at(place)));
  if (!wanted.every((one) => one !== undefined)) return undefined;
  const holds = isOneOf(wanted);
  return { holds: name === '$in' ? holds : not(holds), need: 0, most: Math.max(...wanted.map(size)) };
}

function readScalar(said: unknown, kind: Kind, spot: Spot): Scalar | undefined {
  if (kind === 'time') return readDuration(said) ?? spot.fault(`it must be ${DURATION}`);
  if (kind === 'number') return Number.isFinite(said) ? (said as number) : spot.fault('it must be a number');
  if (typeof said !== 'string' || !said || said.length > LONGEST)
    return spot.fault(`it must be a text of up to ${LONGEST} characters`);
  return kind === 'text' || kind.includes(said) ? said : spot.none('value', said, kind);
}
