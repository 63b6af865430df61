import type { FeatureVector } from '../features/feature-vector.js';
import type { Report } from '../lib/report.js';
import { featureRow } from './feature-row.js';
import type { ManifestEntry } from './manifest.js';
import type { ModelSession } from './runtime.js';
import type { Score, Scores } from './scores.js';
import { shapeScore } from './shape-score.js';

/** A model that runs. */
export type LoadedModel = Readonly<{ entry: ManifestEntry; session: ModelSession }>;

/** Scores a vector by one model after the other; one that fails is absent and, the first time, reported as `model-runtime`. */
export function scoreModels(
  models: readonly LoadedModel[],
  report: Report,
): (vector: FeatureVector) => Promise<Scores> {
  const reported = new Set<string>();
  const failed = (id: string, fault: string, cause?: unknown): undefined => {
    if (reported.has(id)) return undefined;
    reported.add(id);
    const message = `Model "${id}" ${fault} on these features, so its segments go by rules: export it again.`;
    report({ code: 'model-runtime', field: id, message, cause });
    return undefined;
  };
  const scoreBy = async ({ entry, session }: LoadedModel, vector: FeatureVector): Promise<Score | undefined> => {
    try {
      const shaped = shapeScore(entry, await session.run(featureRow(entry.features, vector)));
      return typeof shaped === 'string' ? failed(entry.id, shaped) : shaped;
    } catch (cause) {
      return failed(entry.id, 'failed', cause);
    }
  };
  return async (vector) => {
    const scores: Record<string, Score> = {};
    for (const model of models) {
      const score = await scoreBy(model, vector);
      if (score) scores[model.entry.id] = score;
    }
    return scores;
  };
}
