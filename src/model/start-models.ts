import type { Tell } from '../lib/report.js';
import type { ManifestEntry } from './manifest.js';
import type { ModelSession, Runtime } from './runtime.js';
import type { LoadedModel } from './score-models.js';
import { shapeScore } from './shape-score.js';

/** A checked file and its entry; `refusals` are what the runtimes said that would not run it. */
export type ModelFile = Readonly<{ entry: ManifestEntry; bytes: Uint8Array; refusals: readonly unknown[] }>;

/** The models that a runtime runs, and the files that it refused. */
export type Started = Readonly<{ models: readonly LoadedModel[]; refused: readonly ModelFile[] }>;

/** Starts models one after the other. One whose outputs are not what its metadata promise is reported as `model-mismatch`. */
export async function startModels(files: readonly ModelFile[], runtime: Runtime, report: Tell): Promise<Started> {
  const models: LoadedModel[] = [];
  const refused: ModelFile[] = [];
  for (const file of files) {
    const { entry, bytes, refusals } = file;
    let session: ModelSession | undefined;
    try {
      session = await runtime(bytes);
      // A run on zeros: a graph that breaks its metadata's promise shows here, and the first score comes sooner.
      const row = new Float32Array(entry.features.length);
      const fault = shapeScore(entry, await session.run(row), session.runtime);
      if (typeof fault !== 'string') models.push({ entry, session, row });
      else {
        session.close();
        report({ code: 'model-mismatch', field: entry.file, about: fault });
      }
    } catch (cause) {
      session?.close();
      refused.push({ entry, bytes, refusals: [...refusals, cause] });
    }
  }
  return { models, refused };
}
