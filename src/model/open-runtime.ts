import type { Operators } from './compact/node.js';
import { openCompact } from './compact/open-compact.js';
import { ortWhenIdle } from './ort-when-idle.js';
import type { Runtime } from './runtime.js';

/** `compact` is Vitrine's own small interpreter, `ort` onnxruntime-web; `auto` asks `ort` only for what `compact` cannot run. */
export type RuntimeChoice = 'auto' | 'compact' | 'ort';

/** Where the runtimes come from. */
export type RuntimeSources = Readonly<{
  runtime: RuntimeChoice;
  /** Loads onnxruntime-web. */
  openOrt: () => Promise<Runtime>;
  /** Loads the operators that Vitrine's own models do without. */
  loadOperators: () => Promise<Operators>;
  /** Resolves once the page has loaded and is idle: onnxruntime-web is not fetched before. */
  whenIdle: () => Promise<void>;
}>;

/** The runtime that models are offered to, and, if there is one, that for the models which the first refuses. */
export type Runtimes = readonly [first: Runtime, second?: Runtime];

/** Opens the chosen runtime. Nothing is fetched before a model needs it. */
export function openRuntime({ runtime, loadOperators, ...sources }: RuntimeSources): Runtimes {
  const ort = ortWhenIdle(sources, runtime === 'ort');
  if (runtime === 'ort') return [ort];
  const compact = openCompact(loadOperators);
  return runtime === 'compact' ? [compact] : [compact, ort];
}
