/** From where on a difference fails. */
export type Limits = Readonly<{
  /** Least share of the selection rate of the most selected group, or of all others: four fifths. */
  ratio: number;
  /** A difference counts if chance gives one as large less often than this. */
  level: number;
  /** Persons that a group must have to be judged. */
  least: number;
  /** From this AUC on a segment or a score tells a proxy. */
  auc: number;
  /** Whether chance is corrected for within one question (`question`), or over all of them (`all`). */
  family: 'question' | 'all';
}>;

/** Those of docs/fairness.md. */
export const LIMITS: Limits = { ratio: 0.8, level: 0.05, least: 100, auc: 0.65, family: 'question' };
