import type { Chunks, Load } from './gate.js';
import type { Tell } from './lib/report.js';

export type LazyOptions = Readonly<{ load: Load; assets: string; report: Tell; signal: AbortSignal }>;

/** Loads a file of Vitrine's own and uses it, unless `signal` comes first; one that cannot be loaded is told, and done without. */
export const lazily = <Name extends keyof Chunks>(
  name: Name,
  use: (chunk: Chunks[Name]) => void,
  { load, assets, report, signal }: LazyOptions,
): Promise<void> =>
  load(name, assets).then(
    (chunk) => {
      if (!signal.aborted) use(chunk);
    },
    (cause: unknown) => report({ code: 'page-load', field: 'assets', about: name, cause }),
  );
