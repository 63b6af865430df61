import { rankAuc, type Ranked } from './rank-auc.js';

/** Parts that a table is cut into; what is learned from the others is tried on each. */
export const FOLDS = 5;

/**
 * The AUC of a predictor of which it is not known whether much of it speaks for or against: each part is judged in the direction that
 * the others show, so that a predictor that knows nothing comes out at 0.5. NaN where no two parts have both kinds.
 */
export function crossedAuc(folds: readonly (readonly Ranked[])[]): number {
  const known = folds
    .map((samples) => ({ auc: rankAuc(samples), weight: pairsOf(samples) }))
    .filter(({ weight }) => weight);
  const all = known.reduce((sum, { auc, weight }) => sum + weight * (auc - 0.5), 0);
  let [total, lead] = [0, 0];
  for (const { auc, weight } of known) {
    const own = weight * (auc - 0.5);
    total += weight;
    lead += Math.sign(all - own) * own;
  }
  return known.length > 1 ? 0.5 + lead / total : Number.NaN;
}

function pairsOf(samples: readonly Ranked[]): number {
  let [yes, no] = [0, 0];
  for (const sample of samples) {
    yes += sample.yes;
    no += sample.no;
  }
  return yes * no;
}
