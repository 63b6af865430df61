import type { FeatureVector } from '../features/feature-vector.js';
import type { Tell } from '../lib/report.js';
import { openSerial } from '../lib/serial.js';
import { featuresAvailable, fetchFile, fetchModel, type ModelSource } from './fetch-model.js';
import { readManifest, type ManifestEntry } from './manifest.js';
import { reportRefused } from './report-refused.js';
import type { Runtimes } from './open-runtime.js';
import { scoreModels, type LoadedModel } from './score-models.js';
import type { Scores } from './scores.js';
import { startModels, type ModelFile } from './start-models.js';

/** What `openModels` needs. `openRuntime` is called once. */
export type ModelOptions = ModelSource & Readonly<{ openRuntime: () => Runtimes }>;

/** The models that could be loaded. */
export type Models = Readonly<{
  ids: readonly string[];
  /** Names the very files: what was scored under another key was scored by other models. */
  key: string;
  /** Scores one vector by every model. Calls queue up; a model that fails on the vector is absent. Never rejects. */
  score(vector: FeatureVector): Promise<Scores>;
  /** Releases the models once the running call is done; later calls resolve to no scores. */
  close(): void;
  /**
   * These models and those that only the second runtime runs, which nobody waits for; the place of these is theirs then. `key` is
   * theirs if all of them start. Never rejects.
   */
  later?: Readonly<{ key: string; models: Promise<Models> }>;
}>;

/**
 * Loads the models that manifest.json lists. A model that is missing, broken, of another release or not runnable is reported once,
 * by name, and absent: its segments then come from rules. Never rejects.
 */
export async function openModels(options: ModelOptions): Promise<Models> {
  const { openRuntime, report } = options;
  const files = await fetchModels(options);
  const inTurn = openSerial();
  const inOrder = (models: readonly LoadedModel[]): readonly LoadedModel[] =>
    files.flatMap((file) => models.filter(({ entry }) => entry === file.entry));
  const [first, second] = openRuntime();
  const { models, refused } = await startModels(files, first, report);
  if (!second || !refused.length) {
    reportRefused(refused, report);
    return runModels(models, { inTurn, report });
  }
  const startLater = async (): Promise<Models> => {
    const others = await startModels(refused, second, report);
    reportRefused(others.refused, report);
    return runModels(inOrder([...models, ...others.models]), { inTurn, report });
  };
  const later = startLater();
  return models.length
    ? { ...runModels(models, { inTurn, report }), later: { key: keyOf(files), models: later } }
    : later;
}

type Terms = Readonly<{ inTurn: ReturnType<typeof openSerial>; report: Tell }>;

function runModels(loaded: readonly LoadedModel[], { inTurn, report }: Terms): Models {
  const score = scoreModels(loaded, report);
  let closed = false;
  return {
    ids: loaded.map(({ entry }) => entry.id),
    key: keyOf(loaded),
    score: (vector) => inTurn(async () => (closed ? {} : score(vector))),
    close() {
      if (closed) return;
      closed = true;
      void inTurn(async () => loaded.forEach(({ session }) => session.close()));
    },
  };
}

function keyOf(models: readonly Readonly<{ entry: ManifestEntry }>[]): string {
  return models.map(({ entry }) => `${entry.id}@${entry.version} ${entry.sha256}`).join();
}

/** The models of the manifest whose files and features are there. */
async function fetchModels(options: ModelOptions): Promise<readonly ModelFile[]> {
  const manifest = await fetchFile(options, 'manifest.json');
  const entries = manifest ? readManifest(new TextDecoder().decode(manifest), options.report) : [];
  const fetched = await Promise.all(
    entries
      .filter((entry) => featuresAvailable(options, entry))
      .map(async (entry) => {
        const bytes = await fetchModel(options, entry);
        return bytes ? [{ entry, bytes, refusals: [] }] : [];
      }),
  );
  return fetched.flat();
}
