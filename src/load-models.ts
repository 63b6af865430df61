import type { Features } from './features/features.js';
import type { Tell } from './lib/report.js';
import { loadFile } from './load-file.js';
import { openModels, type Models } from './model/open-models.js';
import { openRuntime } from './model/open-runtime.js';
import type { EngineSetup } from './protocol.js';
import { CORE_FEATURES } from './timeline.js';

type OperatorsModule = typeof import('./model/compact/more-operators.js');
type OrtModule = typeof import('./ort.js');

/** How models reach the engine. */
export type ModelLoading = Readonly<{
  fetchBytes: (url: string) => Promise<Uint8Array>;
  /** Resolves once what is big, or may wait, may be fetched. */
  whenIdle: () => Promise<void>;
  report: Tell;
  /** Loads the features beyond the core set, with those; undefined where their file did not load. */
  further: () => Promise<Features | undefined>;
}>;

/** The shop's models, those that are there and sound; undefined where the config wants rules only. */
export async function loadModels(setup: EngineSetup, loading: ModelLoading): Promise<Models | undefined> {
  const { models, assets, runtime } = setup;
  if (models === undefined) return undefined;
  return openModels({
    ...loading,
    url: models,
    availableFeatures: new Set(CORE_FEATURES.ids),
    openFurther: loading.further,
    openRuntime: () =>
      openRuntime({
        runtime,
        whenIdle: loading.whenIdle,
        openOrt: async () => (await loadFile<OrtModule>(assets, 'ort/vitrine.ort.mjs')).openOrtBeside(),
        loadOperators: async () => (await loadFile<OperatorsModule>(assets, 'vitrine.operators.js')).MORE_OPERATORS,
      }),
  });
}
