const list = (items: object) => ({ type: 'array', minItems: 1, maxItems: 100, items });
const currency = { type: 'string', pattern: '^[A-Z]{3}$' };
const DATE = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const CLOCK = 'T([01]\\d|2[0-4]):[0-5]\\d(:[0-5]\\d)?';
const ZONE = '(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)';
const time = { type: 'string', pattern: `^${DATE}(${CLOCK}${ZONE}?)?$` };
const short = { type: 'string', pattern: '^\\S([^]{0,60}\\S)?$' };

const terms = {
  discount: {
    anyOf: [
      { enum: ['shipping', 'gift'] },
      {
        type: 'object',
        required: ['share'],
        additionalProperties: false,
        properties: { share: { type: 'number', exclusiveMinimum: 0, maximum: 1 } },
      },
      {
        type: 'object',
        required: ['amount', 'currency'],
        additionalProperties: false,
        properties: { amount: { type: 'number', exclusiveMinimum: 0, maximum: 1e9 }, currency },
      },
    ],
    description: 'What it takes off.',
  },
  code: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$', description: '{code} in the content.' },
  link: {
    type: 'string',
    pattern: '^([hH][tT][tT][pP][sS]?://|[/?#])[^\\s\\\\]*$',
    description: 'Applies it; {link} in the content.',
  },
  label: { ...short, description: 'What it is called, such as 15 %; {offer} in the content.' },
};

/** What a variant of a config says of its circumstances and its offer: docs/offers.md. */
export const TERMS_SCHEMA: Readonly<Record<'locales' | 'currencies' | 'from' | 'until' | 'rollout' | 'offer', object>> =
  {
    locales: list({ type: 'string', pattern: '^(\\*|[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)$' }),
    currencies: list(currency),
    from: time,
    until: time,
    rollout: { type: 'number', minimum: 0, maximum: 1 },
    offer: {
      type: 'object',
      additionalProperties: false,
      properties: {
        ...terms,
        ends: {
          type: 'string',
          pattern: `^${DATE}${CLOCK}${ZONE}$`,
          description: 'The instant when it ends, the same for everybody.',
        },
        stock: { ...short, description: 'The id under which the shop tells how many are left (stock_update).' },
        group: {
          ...short,
          description: 'Of one group one discount stands on a page at most. Default: one group for all.',
        },
        tier: {
          type: 'object',
          propertyNames: { pattern: '^(clv|rfm|prospect|welcome):[a-z-]+$' },
          additionalProperties: { type: 'object', additionalProperties: false, properties: terms },
          description: 'What is offered instead while a segment stands.',
        },
        when: {
          ...list({ enum: ['hesitation', 'exit-intent', 'return', 'coupon-field'] }),
          description: 'Not before one of these in a visit.',
        },
        toLikelyBuyers: {
          type: 'boolean',
          description: 'Whether a discount is made also to those who are likely to buy without one. Default false.',
        },
      },
    },
  };
