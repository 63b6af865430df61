/** Why the circumstances or the offer of a variant pass it over: each code with that of its clause. */
export const REFUSALS = {
  locales: 'offer.language',
  currencies: 'offer.currency',
  schedule: 'offer.schedule',
  rollout: 'offer.rollout',
  'offer.ended': 'offer.ended',
  'offer.stock': 'offer.stock',
  'offer.tier': 'offer.tier',
  'offer.unneeded': 'offer.unneeded',
  'offer.moment': 'offer.moment',
  'offer.stacked': 'offer.stacked',
} as const;

/** One of {@link REFUSALS}. */
export type Refusal = keyof typeof REFUSALS;
