import type { Features } from '../features/features.js';
import type { FeatureVector } from '../features/feature-vector.js';
import type { Tell } from '../lib/report.js';
import { openSerial } from '../lib/serial.js';
import { featuresAvailable, fetchFile, fetchModel, lackingFeatures, type ModelSource } from './fetch-model.js';
import { readManifest, type ManifestEntry } from './manifest.js';
import type { Runtimes } from './open-runtime.js';
import { text } from './read-message.js';
import { reportRefused } from './report-refused.js';
import { savesData } from './saves-data.js';
import { scoreModels, type LoadedModel, type ScoreVector } from './score-models.js';
import { startModels, type ModelFile } from './start-models.js';

/** What `openModels` needs. `openRuntime` is called once. */
export type ModelOptions = ModelSource &
  Readonly<{
    openRuntime: () => Runtimes;
    /** Loads the features beyond `availableFeatures`, with those; undefined, and reported, where they do not come. Called once at most. */
    openFurther?: () => Promise<Features | undefined>;
    /** Resolves once the page has loaded and is idle: models that may wait are not fetched before. */
    whenIdle?: () => Promise<void>;
  }>;

/** The models that could be loaded. */
export type Models = Readonly<{
  /** Without the shadows. */
  ids: readonly string[];
  /** The features that each of them reads, by its id. */
  inputs: Readonly<Record<string, readonly string[]>>;
  /** Names the very files: what was scored under another key was scored by other models. */
  key: string;
  /** What computes the vectors to be scored, where a model asks for more than the core set. */
  features?: Features | undefined;
  /** Scores one vector by every model. Calls queue up; a model that fails on the vector is absent. Never rejects. */
  score: ScoreVector;
  /** Releases the models once the running call is done; later calls resolve to no scores. */
  close(): void;
  /**
   * These models and those that nobody waits for: what only the second runtime runs, what asks for further features, what is to be
   * loaded when the page is idle. The place of these is theirs then. `key` is theirs if all of them start. Never rejects.
   */
  later?: Readonly<{ key: string; models: Promise<Models> }>;
}>;

/**
 * Loads the models that manifest.json lists. A model that is missing, broken, of another release or not runnable is reported once,
 * by name, and absent: its segments then come from rules. On a visit that saves data those for an idle page are left out. Never rejects.
 */
export async function openModels(options: ModelOptions): Promise<Models> {
  const { availableFeatures, openFurther, openRuntime, report } = options;
  const isCore = (entry: ManifestEntry) => !lackingFeatures(entry, availableFeatures);
  const manifest = await fetchFile(options, 'manifest.json');
  const listed = manifest ? readManifest(text(manifest), report) : [];
  const atOnce = listed.filter((entry) => entry.load !== 'idle' && isCore(entry));
  const waiting = listed.filter((entry) => !atOnce.includes(entry) && !savesData());
  const inTurn = openSerial();
  const open = (models: readonly LoadedModel[], features?: Features): Models =>
    runModels(
      listed.flatMap((one) => models.filter(({ entry }) => entry === one)),
      { inTurn, report, features },
    );
  const [first, second] = openRuntime();
  const { models, refused } = await startModels(await fetchModels(options, atOnce), first, report);
  const startLater = async (): Promise<Models> => {
    if (waiting.length) await options.whenIdle?.();
    const features = waiting.every(isCore) ? undefined : await openFurther?.();
    const known = new Set<string>(features?.ids ?? availableFeatures);
    // without the further features what asks for them is absent, which is reported already
    const isKnown = (entry: ManifestEntry) => (features ?? !openFurther) && featuresAvailable(entry, known, report);
    const there = waiting.filter((entry) => isCore(entry) || isKnown(entry));
    const more = await startModels(await fetchModels(options, there), first, report);
    const left = [...refused, ...more.refused];
    const others = second ? await startModels(left, second, report) : { models: [], refused: left };
    reportRefused(others.refused, report);
    return open([...models, ...more.models, ...others.models], features);
  };
  const later = startLater();
  const isMore = waiting.length || (second && refused.length);
  return models.length && isMore ? { ...open(models), later: { key: keyOf(listed), models: later } } : later;
}

type Terms = Readonly<{ inTurn: ReturnType<typeof openSerial>; report: Tell; features: Features | undefined }>;

function runModels(loaded: readonly LoadedModel[], { inTurn, report, features }: Terms): Models {
  const score = scoreModels(loaded, report);
  let closed = false;
  return {
    ids: loaded.flatMap(({ entry }) => (entry.shadow ? [] : entry.id)),
    inputs: Object.fromEntries(loaded.map(({ entry }) => [entry.id, entry.features])),
    key: keyOf(loaded.map(({ entry }) => entry)),
    features,
    score: (vector: FeatureVector, shadows) => inTurn(async () => (closed ? {} : score(vector, shadows))),
    close() {
      if (closed) return;
      closed = true;
      void inTurn(async () => loaded.forEach(({ session }) => session.close()));
    },
  };
}

function keyOf(entries: readonly ManifestEntry[]): string {
  return entries.map(({ id, sha256, thresholds }) => JSON.stringify([id, sha256, thresholds])).join();
}

/** The models whose files are there and sound. */
async function fetchModels(source: ModelSource, entries: readonly ManifestEntry[]): Promise<readonly ModelFile[]> {
  const fetched = await Promise.all(
    entries.map(async (entry) => {
      const bytes = await fetchModel(source, entry);
      return bytes ? [{ entry, bytes, refusals: [] }] : [];
    }),
  );
  return fetched.flat();
}
