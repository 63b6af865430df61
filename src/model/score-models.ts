import type { FeatureVector } from '../features/feature-vector.js';
import type { Tell } from '../lib/report.js';
import { fillRow } from './fill-row.js';
import type { ManifestEntry } from './manifest.js';
import type { ModelSession } from './runtime.js';
import { scoreKey } from './score-key.js';
import type { Score, Scores } from './scores.js';
import { shapeScore } from './shape-score.js';

/** A model that runs. `row` is the place of its features, filled anew for each run. */
export type LoadedModel = Readonly<{ entry: ManifestEntry; session: ModelSession; row: Float32Array }>;

/** Scores a vector by the models, on demand by the shadows among them too. */
export type ScoreVector = (vector: FeatureVector, shadows?: boolean) => Promise<Scores>;

/** Scores a vector by one model after the other; one that fails is absent and, the first time, reported as `model-runtime`. */
export function scoreModels(models: readonly LoadedModel[], report: Tell): ScoreVector {
  const reported = new Set<string>();
  const failed = (id: string, fault: string, cause?: unknown): void => {
    if (reported.has(id)) return;
    reported.add(id);
    report({ code: 'model-runtime', field: id, about: `${fault} on these features, so rules stand in`, cause });
  };
  return async (vector, shadows) => {
    const scores: Record<string, Score> = {};
    for (const { entry, session, row } of models) {
      if (!shadows && entry.shadow) continue;
      const id = scoreKey(entry);
      try {
        const outputs = session.run(fillRow(row, entry.features, vector));
        // Most runs are done by now, and every await costs an event a turn.
        const shaped = shapeScore(entry, outputs instanceof Promise ? await outputs : outputs, session.runtime);
        if (typeof shaped === 'string') failed(id, shaped);
        else scores[id] = shaped;
      } catch (cause) {
        failed(id, 'it failed', cause);
      }
    }
    return scores;
  };
}
