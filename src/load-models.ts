import { FEATURE_IDS } from './features/feature-ids.js';
import type { Tell } from './lib/report.js';
import type { Operators } from './model/compact/node.js';
import { openModels, type Models } from './model/open-models.js';
import { openRuntime } from './model/open-runtime.js';
import type { Runtime } from './model/runtime.js';
import type { EngineSetup } from './protocol.js';

type OperatorsModule = typeof import('./model/compact/more-operators.js');
type OrtModule = typeof import('./ort.js');

/** How models reach the engine. `whenIdle` resolves once what is big may be fetched. */
export type ModelLoading = Readonly<{
  fetchBytes: (url: string) => Promise<Uint8Array>;
  whenIdle: () => Promise<void>;
  report: Tell;
}>;

/** The shop's models, those that are there and sound; undefined where the config wants rules only. */
export async function loadModels(setup: EngineSetup, loading: ModelLoading): Promise<Models | undefined> {
  if (setup.models === undefined) return undefined;
  return openModels({
    ...loading,
    url: setup.models,
    availableFeatures: new Set(FEATURE_IDS),
    openRuntime: () =>
      openRuntime({
        runtime: setup.runtime,
        whenIdle: loading.whenIdle,
        openOrt: () => openOrt(setup.ort),
        loadOperators: () => loadOperators(setup.operators),
      }),
  });
}

/** The compact runtime's further operators, by URL: a classic worker has no chunks. */
async function loadOperators(url: string): Promise<Operators> {
  const { MORE_OPERATORS } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ url)) as OperatorsModule;
  return MORE_OPERATORS;
}

/** onnxruntime-web, by URL as well. */
async function openOrt(url: string): Promise<Runtime> {
  const { openOrtBeside } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ url)) as OrtModule;
  return openOrtBeside();
}
