import type { Operators } from './compact/node.js';
import { openCompact } from './compact/open-compact.js';
import { openOrt, type OrtUrls } from './ort-runtime.js';
import type { Runtime } from './runtime.js';

/** `compact` is Vitrine's own small interpreter, `ort` onnxruntime-web; `auto` asks `ort` only for what `compact` cannot run. */
export type RuntimeChoice = 'auto' | 'compact' | 'ort';

/** Where the runtimes come from. */
export type RuntimeSources = Readonly<{
  runtime: RuntimeChoice;
  ort: OrtUrls;
  /** Loads the operators that Vitrine's own models do without. */
  loadOperators: () => Promise<Operators>;
}>;

/** Opens the chosen runtime. onnxruntime-web is fetched when it is chosen, or when the first model needs it. */
export async function openRuntime({ runtime, ort, loadOperators }: RuntimeSources): Promise<Runtime> {
  if (runtime === 'ort') return openOrt(ort);
  const compact = openCompact(loadOperators);
  if (runtime === 'compact') return compact;
  let opening: Promise<Runtime> | undefined;
  return (bytes) => compact(bytes).catch(async () => (await (opening ??= openOrt(ort)))(bytes));
}
