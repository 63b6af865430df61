import manifest from '../../../models/manifest.json' with { type: 'json' };
import type { FeatureId, FeatureVector } from '../../../src/features/feature-vector.js';
import type { Models } from '../../../src/model/open-models.js';
import type { Score, Scores } from '../../../src/model/scores.js';
import { randomOf } from '../segments/rich-log.js';

const NO_NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, -1, 2];

/** Heads as they are shipped, whose answers jump about: for the same features always the same, now and then no number at all. */
export function waveringModels(seed: number): Models {
  return {
    ids: manifest.models.map(({ id }) => id),
    inputs: {},
    key: `wavering ${seed}`,
    features: undefined,
    score: async (vector) => scoresFor(vector, seed),
    close: () => undefined,
  };
}

function scoresFor(vector: FeatureVector, seed: number): Scores {
  const values = Object.values(vector);
  const random = randomOf(seed + Math.floor(values.reduce((sum, value, place) => sum + value * (place + 1), 0) * 100));
  const scores: Record<string, Score> = {};
  for (const { id, version, labels, features, outputs, thresholds } of manifest.models) {
    const answers = labels.map(() => (random() < 0.05 ? NO_NUMBERS[Math.floor(random() * 4)]! : random()));
    const amounts = outputs.includes('values')
      ? { values: answers.map((one) => one * 400), probabilities: [] }
      : undefined;
    scores[id] = {
      model: `${id}@${version}`,
      labels,
      features: features as readonly FeatureId[],
      probabilities: answers,
      ...amounts,
      contributions: labels.map(() => features.map(() => random() - 0.5)),
      bias: labels.map(() => 0),
      runtime: 'compact',
      thresholds,
    };
  }
  return scores;
}
