import { CART_CLAUSES } from './en-cart.js';
import { CORE_CLAUSES } from './en-core.js';
import { unit } from './en-forms.js';
import { GAP_CLAUSES } from './en-gap.js';
import { NONE_CLAUSES } from './en-none.js';
import { OFFER_CLAUSES } from './en-offers.js';
import { OWN_CLAUSES } from './en-own.js';
import { SUPPRESSION_CLAUSES } from './en-suppression.js';
import { SURROUNDINGS_CLAUSES } from './en-surroundings.js';
import type { Clause } from './open-phrases.js';
import type { SharedCode } from './shared-features.js';

/** The clauses of features that share their words. */
export const SHARED_CLAUSES: Readonly<Record<SharedCode, Clause>> = {
  'feature.account': () => 'your customer account speaks for it',
  'feature.arrival': () => 'the way you came here speaks for it',
  'feature.categories': () => 'the kinds of products you ordered speak for it',
  'feature.circumstances': () => 'where and when you visit speaks for it',
  'feature.prices': () => 'the prices of the products you looked at speak for it',
  'feature.rhythm': () => 'the times between your orders speak for it',
  'feature.season': () => 'the time of year speaks for it',
  'feature.step': ({ place }) =>
    `what you did ${place === 1 ? 'last' : `${unit(Number(place) - 1, 'step')} ago`} speaks for it`,
  'feature.urgency': () => 'you came across a limited offer',
  'feature.way': () => 'the way you took through the shop speaks for it',
};

/** The clauses of the families, by code: every other language has them too. */
const FURTHER = {
  ...OWN_CLAUSES,
  ...CART_CLAUSES,
  ...GAP_CLAUSES,
  ...NONE_CLAUSES,
  ...SURROUNDINGS_CLAUSES,
  ...SUPPRESSION_CLAUSES,
  ...OFFER_CLAUSES,
} as const satisfies Readonly<Record<string, Clause>>;

/** Every clause, by its code. */
export const CLAUSES: Readonly<Record<ClauseCode, Clause>> = { ...CORE_CLAUSES, ...SHARED_CLAUSES, ...FURTHER };

/** Every code of a clause. */
export type ClauseCode = keyof typeof CORE_CLAUSES | SharedCode | keyof typeof FURTHER;
