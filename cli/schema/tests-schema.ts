const operators = (value: object, more: object = {}) => ({
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    $eq: value,
    $ne: value,
    $in: { type: 'array', minItems: 1, maxItems: 100, items: value },
    $nin: { type: 'array', minItems: 1, maxItems: 100, items: value },
    $exists: { type: 'boolean' },
    ...more,
  },
});

/** A value, or operators which may also stand behind one $not. */
function testOf(value: object, isOrdered: boolean): object {
  const order = isOrdered ? { $gt: value, $gte: value, $lt: value, $lte: value } : {};
  const $not = operators(value, order);
  return { anyOf: [value, operators(value, { ...order, $not })] };
}

const NUMBER = { type: 'number' };

/** What numbers may be held against. */
export const NUMBER_TEST = testOf(NUMBER, true);

/** What texts may be held against. */
export const TEXT_TEST = testOf({ type: 'string', minLength: 1, maxLength: 200 }, false);

/** What the time since something may be held against. */
export const TIME_TEST = testOf({ $ref: '#/$defs/duration' }, true);

/** What words of a list may be held against. */
export const wordTest = (words: readonly string[]): object => testOf({ enum: words }, false);

/** What a count may be held against: it is always there. */
export const COUNT_TEST = {
  allOf: [{ $ref: '#/$defs/numberTest' }],
  not: {
    anyOf: [
      { type: 'object', required: ['$exists'] },
      { type: 'object', required: ['$not'], properties: { $not: { required: ['$exists'] } } },
    ],
  },
};
