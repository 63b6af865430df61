import type { Clause } from './open-phrases.js';

/** Why the circumstances or the offer of a variant pass it over, by code. */
export const OFFER_CLAUSES = {
  'offer.currency': () => 'it is made for prices in another currency',
  'offer.ended': () => 'the offer is over',
  'offer.language': () => 'it is written for pages in another language',
  'offer.moment': () => 'the offer is kept for another moment',
  'offer.rollout': () => 'not everybody sees it yet',
  'offer.rolled-out': () => 'you are among those who see it first',
  'offer.schedule': () => 'it is not its time',
  'offer.stacked': () => 'one offer stands on this page already',
  'offer.stock': () => 'nothing is left of the offer',
  'offer.tier': () => 'nothing in your visits calls for this offer',
  'offer.unneeded': () => 'you find your way without an offer',
} as const satisfies Readonly<Record<string, Clause>>;
