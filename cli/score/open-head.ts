import type { FeatureVector } from '../../src/features/feature-vector.js';
import { fillRow } from '../../src/model/fill-row.js';
import { reportRefused } from '../../src/model/report-refused.js';
import type { Score } from '../../src/model/scores.js';
import { shapeScore } from '../../src/model/shape-score.js';
import { startModels } from '../../src/model/start-models.js';
import { nodeRuntime } from '../heads/node-models.js';
import { findHead, readHead, readHeads, throwing, type HeadRow } from '../heads/read-heads.js';

/** A model that is ready to score rows, one at a time. */
export type Head = Readonly<{ row: HeadRow; score(features: FeatureVector): Promise<Score>; close(): void }>;

/**
 * Opens a model of a folder by its id: on the compact runtime, or on ONNX Runtime where that refuses it. Rejects, in words, for
 * an id that the folder does not have, and for a file that is damaged, another one, or runs on neither.
 */
export async function openHead(id: string, folder: string): Promise<Head> {
  const row = findHead(await readHeads(folder), id, folder);
  const file = { entry: row, bytes: await readHead(folder, row), refusals: [] };
  const [compact, ort] = nodeRuntime('auto');
  const first = await startModels([file], compact, throwing);
  const second = await startModels(first.refused, ort!, throwing);
  reportRefused(second.refused, throwing);
  const { session, row: place } = [...first.models, ...second.models][0]!;
  return {
    row,
    async score(features) {
      const score = shapeScore(row, await session.run(fillRow(place, row.features, features)), session.runtime);
      if (typeof score === 'string') throw new Error(`${row.file}: ${score}`);
      return score;
    },
    close: session.close,
  };
}
