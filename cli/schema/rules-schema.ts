import { RULE_KINDS } from '../../src/decisions/suppression/rule-kinds.js';

const segment = { type: 'string', pattern: '^[a-z]+:[a-z0-9-]+$' };
const text = { type: 'string', minLength: 1 };
const list = (items: object) => ({ type: 'array', minItems: 1, maxItems: 100, items });
const whole = (maximum: number) => ({ type: 'integer', minimum: 1, maximum });

/** The fields that rules of `suppress` have, by name. */
const FIELDS: Readonly<Record<string, object>> = {
  only: { ...list(text), description: 'Slots, or variants such as offer.ten-off, that it is for. Default all.' },
  except: { ...list(text), description: 'Slots or variants that it is not for.' },
  days: whole(395),
  visit: whole(1000),
  day: whole(1000),
  week: whole(1000),
  of: { enum: ['variant', 'slot'] },
  segments: list(segment),
  below: {
    type: 'object',
    minProperties: 1,
    maxProperties: 100,
    propertyNames: { pattern: segment.pattern },
    additionalProperties: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
  },
  kinds: list({ $ref: '#/$defs/pageKind' }),
  paths: list({ type: 'string', minLength: 1, format: 'regex' }),
};

function ruleOf({ fields, needsField }: (typeof RULE_KINDS)[keyof typeof RULE_KINDS]): object {
  const names = [...fields, 'only', 'except'];
  const rule = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name, FIELDS[name]])),
    ...(needsField && { anyOf: fields.map((name) => ({ required: [name] })) }),
  };
  const one = needsField ? [rule] : [{ const: true }, rule];
  return { anyOf: [...one, { type: 'array', items: { anyOf: one } }] };
}

/** `suppress` of a config. */
export const SUPPRESS_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(Object.entries(RULE_KINDS).map(([name, kind]) => [name, ruleOf(kind)])),
};

/** `priorities` of a config. */
export const PRIORITIES_SCHEMA = {
  type: 'array',
  maxItems: 100,
  items: {
    type: 'object',
    required: ['segment', 'add', 'when'],
    additionalProperties: false,
    properties: {
      segment,
      add: {
        type: 'number',
        minimum: -1_000_000,
        maximum: 1_000_000,
        not: { const: 0 },
        description: 'Added to the priority of every variant that the segment opens.',
      },
      when: segment,
    },
  },
};

/** `micro` of a config. */
export const MICRO_SCHEMA = {
  type: 'array',
  maxItems: 50,
  items: {
    type: 'object',
    required: ['id', 'all'],
    properties: {
      id: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$' },
      all: { type: 'array', minItems: 2, uniqueItems: true, items: segment },
      support: {
        type: 'object',
        properties: { sessions: { type: 'integer', minimum: 0 }, shoppers: { type: 'integer', minimum: 0 } },
        description: 'Sessions and different shoppers that were in all of them at once.',
      },
      lift: { type: 'number', minimum: 0, description: 'How much more often than if they were independent.' },
    },
  },
};
