import type { FeatureId } from '../../features/feature-vector.js';
import { CORE_TEXTS, plainText } from '../reason-text.js';
import { CART_CLAUSES } from './en-cart.js';
import { CORE_CLAUSES, GENERAL } from './en-core.js';
import { MORE_TEXTS } from './en-features.js';
import { unit } from './en-forms.js';
import { GAP_CLAUSES } from './en-gap.js';
import { OWN_CLAUSES } from './en-own.js';
import { SUPPRESSION_CLAUSES } from './en-suppression.js';
import { SURROUNDINGS_CLAUSES } from './en-surroundings.js';
import { openPhrases, type Clause } from './open-phrases.js';
import { sharedClause, type SharedCode } from './shared-features.js';

/** The clauses of features that share their words. */
const SHARED: Readonly<Record<SharedCode, Clause>> = {
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
const CLAUSES = {
  ...OWN_CLAUSES,
  ...CART_CLAUSES,
  ...GAP_CLAUSES,
  ...SURROUNDINGS_CLAUSES,
  ...SUPPRESSION_CLAUSES,
} as const satisfies Readonly<Record<string, Clause>>;

const clauses: Readonly<Record<string, Clause>> = { ...CORE_CLAUSES, ...SHARED, ...CLAUSES };

/** All codes, for tests and documentation. */
export const CODES = /* @__PURE__ */ Object.keys(clauses) as readonly ClauseCode[];

/** Features that have words of their own. */
export type WordedFeature = keyof typeof CORE_TEXTS | keyof typeof MORE_TEXTS;

/** Every code of a clause. */
export type ClauseCode = keyof typeof CORE_CLAUSES | SharedCode | keyof typeof CLAUSES;

/** All that there is to say, in English, which is there without a file of its own. */
export const en = /* @__PURE__ */ openPhrases({
  language: 'en',
  features: { ...CORE_TEXTS, ...MORE_TEXTS },
  clauses,
  general: GENERAL,
  otherwise: (id: FeatureId, value: number) => sharedClause(id, SHARED) ?? plainText(id, value),
});
