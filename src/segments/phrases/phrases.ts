import type { FeatureRow } from '../../features/feature-row.js';
import type { FeatureId, FeatureVector } from '../../features/feature-vector.js';

/** What a clause speaks of: names and numbers, by the name that the clause gives them. */
export type About = Readonly<Record<string, string | number>>;

/** The sentences around the clauses. */
export type Sentences = Readonly<{
  /** Nothing known calls for another variant than the shop's own. */
  default: string;
  /** A variant that is for everybody. */
  everyone: string;
  /** A variant for a reason: without a clause, the most general one. */
  because(clause?: string): string;
}>;

/**
 * What Vitrine says to shoppers, in one language. A clause speaks to the shopper, fits into `sentences.because`, and never names a
 * sensitive inference, a score or a group of people: it says what was done or what stands on the page.
 */
export type Phrases = Readonly<{
  /** BCP 47, such as `en` or `de`; empty where words are still to come. */
  language: string;
  /** A feature's value: "you searched twice in this visit". */
  feature(id: FeatureId, value: number, features: FeatureVector): string;
  /** A clause by its code, such as `cart.abandoned`; a code without words of its own gives the most general clause there is. */
  clause(code: string, about?: About): string;
  sentences: Sentences;
}>;

/** What a reason in words is made of. */
export type Worded = Readonly<{ features: FeatureVector; row?: FeatureRow | undefined; phrases: Phrases }>;
