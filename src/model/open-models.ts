import type { FeatureVector } from '../features/feature-vector.js';
import { openSerial } from '../lib/serial.js';
import { featuresAvailable, fetchFile, fetchModel, type ModelSource } from './fetch-model.js';
import { readManifest } from './manifest.js';
import type { Runtime } from './runtime.js';
import { scoreModels, type LoadedModel } from './score-models.js';
import type { Scores } from './scores.js';
import { startModels } from './start-models.js';

/** What `openModels` needs. `openRuntime` is called once, and only if there is a model to run. */
export type ModelOptions = ModelSource & Readonly<{ openRuntime: () => Promise<Runtime> }>;

/** The models that could be loaded. */
export type Models = Readonly<{
  ids: readonly string[];
  /** Names the very files: what was scored under another key was scored by other models. */
  key: string;
  /** Scores one vector by every model. Calls queue up; a model that fails on the vector is absent. Never rejects. */
  score(vector: FeatureVector): Promise<Scores>;
  /** Releases the models once the running call is done; later calls resolve to no scores. */
  close(): void;
}>;

/**
 * Loads the models that manifest.json lists. A model that is missing, broken, of another release or not runnable is reported once,
 * by name, and absent: its segments then come from rules. Never rejects.
 */
export async function openModels(options: ModelOptions): Promise<Models> {
  const { report } = options;
  const loaded = await loadModels(options);
  const score = scoreModels(loaded, report);
  const inTurn = openSerial();
  let closed = false;
  return {
    ids: loaded.map(({ entry }) => entry.id),
    key: loaded.map(({ entry }) => `${entry.id}@${entry.version} ${entry.sha256}`).join(),
    score: (vector) => inTurn(async () => (closed ? {} : score(vector))),
    close() {
      if (closed) return;
      closed = true;
      void inTurn(async () => loaded.forEach(({ session }) => session.close()));
    },
  };
}

async function loadModels(options: ModelOptions): Promise<readonly LoadedModel[]> {
  const { openRuntime, report } = options;
  const manifest = await fetchFile(options, 'manifest.json');
  const entries = manifest ? readManifest(new TextDecoder().decode(manifest), report) : [];
  const wanted = entries.filter((entry) => featuresAvailable(options, entry));
  if (wanted.length === 0) return [];
  // Fetched beside the models; if it fails, every model fails to start.
  const opening = openRuntime().catch(
    (cause: unknown): Runtime =>
      () =>
        Promise.reject(cause),
  );
  const fetched = await Promise.all(
    wanted.map(async (entry) => {
      const bytes = await fetchModel(options, entry);
      return bytes ? [{ entry, bytes }] : [];
    }),
  );
  return startModels(fetched.flat(), await opening, report);
}
