import { MOST_STEPS } from '../../src/segments/own/read-parts.js';
import { MOST } from '../../src/segments/own/read-segments.js';
import { EVENT_FIELDS, EVENTS, ITEM_FIELDS, PROFILE, SCORES, type Kind } from '../../src/segments/own/vocabulary.js';
import { COUNT_TEST, NUMBER_TEST, TEXT_TEST, TIME_TEST, wordTest } from './tests-schema.js';

const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const several = (name: string) => ({ type: 'array', minItems: 1, items: ref(name) });

const testOf = (kind: Kind): object => {
  if (typeof kind === 'object') return wordTest(kind);
  return ref({ number: 'numberTest', text: 'textTest', time: 'timeTest' }[kind]);
};

/** Every field that an event or its items may have, with its kind. */
const FIELDS: Readonly<Record<string, Kind>> = Object.assign({}, ...Object.values(EVENTS), EVENT_FIELDS, ITEM_FIELDS);

const where = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    $and: several('where'),
    $or: several('where'),
    $nor: several('where'),
    $not: ref('where'),
    ...Object.fromEntries(Object.entries(FIELDS).map(([name, kind]) => [name, testOf(kind)])),
  },
};

const event = { enum: Object.keys(EVENTS) };
const events = { anyOf: [event, { type: 'array', minItems: 1, maxItems: Object.keys(EVENTS).length, items: event }] };
const textField = { enum: Object.keys(FIELDS).filter((name) => FIELDS[name] !== 'number') };

const step = {
  type: 'object',
  required: ['event'],
  additionalProperties: false,
  properties: { event: events, where: ref('where'), times: { type: 'integer', minimum: 1, maximum: MOST_STEPS } },
};

/** Beside what something may stand, and beside what it may not. */
const beside = (one: readonly string[], but: readonly string[] = []) => ({
  anyOf: one.map((name) => ({ required: [name] })),
  ...(but.length && { not: { anyOf: but.map((name) => ({ required: [name] })) } }),
});

const escaped = (text: string) => text.replaceAll('.', String.raw`\.`);
const named = (head: string, labels: readonly string[]) => `^${head}\\.(${labels.map(escaped).join('|')})$`;
const factsOf = (kind: Kind) => Object.entries(PROFILE).flatMap(([name, one]) => (one === kind ? name : []));

const condition = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    $and: several('condition'),
    $or: several('condition'),
    $nor: several('condition'),
    $not: ref('condition'),
    $sequence: {
      type: 'array',
      minItems: 1,
      maxItems: MOST_STEPS,
      items: step,
      // one step by itself must be repeated
      anyOf: [{ minItems: 2 }, { items: { required: ['times'], properties: { times: { minimum: 2 } } } }],
    },
    event: events,
    where: ref('where'),
    within: { anyOf: [{ enum: ['visit', 'ever'] }, ref('duration')] },
    count: ref('countTest'),
    distinct: textField,
    same: textField,
    last: ref('timeTest'),
  },
  patternProperties: {
    '^(?!micro:)[a-z]+:[a-z0-9-]+$': { anyOf: [{ type: 'boolean' }, ref('numberTest')] },
    '^[a-z0-9_]+@\\d+$': ref('numberTest'),
    ...Object.fromEntries(Object.entries(SCORES).map(([head, labels]) => [named(head, labels), ref('numberTest')])),
    [named('profile', factsOf('number'))]: ref('numberTest'),
    [named('profile', factsOf('time'))]: ref('timeTest'),
    [named('profile', factsOf('text'))]: ref('textTest'),
  },
  dependentSchemas: {
    event: beside(['event'], ['$sequence']),
    where: beside(['event']),
    count: beside(['event']),
    distinct: beside(['event'], ['same']),
    last: beside(['event'], ['count', 'distinct', 'same', 'within']),
    within: beside(['event', '$sequence']),
    same: beside(['event', '$sequence']),
  },
};

/** The definitions that a shop's own segments are made of. */
export const CONDITION_DEFS = {
  duration: { type: 'string', pattern: '^[1-9]\\d{0,4}[smhdw]$', description: 'Such as 30s, 30m, 12h, 7d or 4w.' },
  numberTest: NUMBER_TEST,
  textTest: TEXT_TEST,
  timeTest: TIME_TEST,
  countTest: COUNT_TEST,
  where: { ...where, description: 'Which events are meant, by their fields and those of their items.' },
  condition: { ...condition, description: 'All keys must hold: docs/own-segments.md.' },
};

/** `segments` of a config. */
export const SEGMENTS_SCHEMA = {
  type: 'object',
  maxProperties: MOST.segments,
  propertyNames: { pattern: '^[a-z0-9-]+$' },
  additionalProperties: {
    type: 'object',
    required: ['when'],
    additionalProperties: false,
    properties: {
      when: ref('condition'),
      description: { type: 'string', description: 'What it is, for people.' },
      hold: { ...ref('duration'), description: 'How long it stays active at least once it is.' },
    },
  },
};
