import type { PageKind } from '../../capture/shop-event.js';

/** One field of a rule: what it may be, in a test and in words. */
export type Field = Readonly<{ holds(value: unknown): boolean; use: string }>;

const KINDS: Readonly<Record<PageKind, 1>> = {
  home: 1,
  listing: 1,
  sale: 1,
  product: 1,
  search: 1,
  cart: 1,
  checkout: 1,
  thanks: 1,
  account: 1,
  about: 1,
  lookbook: 1,
  help: 1,
  other: 1,
};
const SEGMENT = /^[a-z]+:[a-z0-9-]+$/;
const MOST_ENTRIES = 100;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isSegment = (value: unknown) => isText(value) && SEGMENT.test(value);

const number = (most: number, what: string): Field => ({
  holds: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most,
  use: `a whole number${what} from 1 to ${most}`,
});
const list = (holds: Field['holds'], what: string): Field => ({
  holds: (value) => Array.isArray(value) && value.length > 0 && value.length <= MOST_ENTRIES && value.every(holds),
  use: `a list of ${what}`,
});

const days = number(395, ' of days');
const times = number(1000, '');
const scope = list(isText, 'slots or variants such as "offer" or "offer.ten-off"');

/** All fields that rules have, by name. */
export const FIELDS: Readonly<Record<string, Field>> = {
  only: scope,
  except: scope,
  days,
  visit: times,
  day: times,
  week: times,
  of: { holds: (value) => value === 'variant' || value === 'slot', use: '"variant" or "slot"' },
  segments: list(isSegment, 'segments such as "predictive:unlikely-buyer"'),
  below: {
    holds: (value) => isLimits(value),
    use: 'scores above 0 and up to 1 by segment, such as {"predictive:likely-buyer": 0.1}',
  },
  kinds: list(
    (value) => isText(value) && Object.hasOwn(KINDS, value),
    `page kinds out of ${Object.keys(KINDS).join(', ')}`,
  ),
  paths: list(isPattern, 'regular expressions on the path, such as "^/kids"'),
};

function isLimits(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const limits = Object.entries(value);
  const isLimit = ([id, limit]: [string, unknown]) =>
    isSegment(id) && typeof limit === 'number' && limit > 0 && limit <= 1;
  return limits.length > 0 && limits.length <= MOST_ENTRIES && limits.every(isLimit);
}

function isPattern(value: unknown): boolean {
  try {
    return isText(value) && !!new RegExp(value);
  } catch {
    return false; // the answer, not a failure
  }
}
