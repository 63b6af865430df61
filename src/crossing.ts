import { proxy, wrap, type Remote } from 'comlink';
import type { Heard } from './capture/heard.js';
import type { Report } from './lib/report.js';
import { startWorker } from './lib/start-worker.js';
import { within } from './lib/within.js';
import type { EngineApi, EngineMessage, EngineSetup, Inspection } from './protocol.js';

/** The page's end of the one crossing. No call throws or waits for ever. */
export type Crossing = Readonly<{
  /** Hands over what was heard; while the engine starts it waits here. */
  append(heard: readonly Heard[]): void;
  /** Folds what other tabs have written. */
  catchUp(): void;
  /** Moves what is known from memory to IndexedDB. */
  persist(): void;
  inspect(limit?: number): Promise<Inspection | undefined>;
  close(): void;
}>;

export type CrossingOptions = Readonly<{
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  setup: EngineSetup;
  report: Report;
  listen(message: EngineMessage): void;
  /** Events of this page were kept; other tabs may want to know. */
  onKept(): void;
}>;

type Engine = Readonly<{ api: Remote<EngineApi>; stop(): void }>;

const START_DEADLINE = 10_000;
const CALL_DEADLINE = 15_000;
const WAITING_LIMIT = 1000;

/**
 * Starts the engine in a worker, or on the page where no worker may start, and carries calls to it. Without any engine the page
 * stays the shop's own.
 */
export function openCrossing(options: CrossingOptions): Crossing {
  let closed = false;
  let setup = options.setup;
  let waiting: Heard[] = [];
  let running: Engine | undefined;
  const engine = connect(options, () => setup).then((started) => {
    if (closed) started?.stop();
    else running = started;
    return started;
  });
  const call = async <T>(name: string, run: (api: Remote<EngineApi>) => Promise<T>): Promise<T | undefined> => {
    const started = await engine;
    if (closed || !started) return undefined;
    const late = () => silent(options.report, name);
    return within(run(started.api), CALL_DEADLINE, late).catch((cause: unknown) => failed(options.report, name, cause));
  };
  return {
    async append(heard) {
      waiting = [...waiting, ...heard].slice(-WAITING_LIMIT);
      await engine;
      const batch = waiting;
      waiting = [];
      if (!batch.length) return;
      if (await call('append', (api) => api.append(batch))) options.onKept();
    },
    catchUp: () => void call('catchUp', (api) => api.catchUp()),
    persist() {
      setup = { ...setup, persist: true };
      void call('persist', (api) => api.persist());
    },
    inspect: (limit) => call('inspect', (api) => api.inspect(limit)),
    close() {
      closed = true;
      waiting = [];
      running?.stop();
    },
  };
}

function silent(report: Report, name: string): undefined {
  report({ code: 'engine-silent', message: `The engine did not answer ${name} in time; the page goes on without it.` });
}

function failed(report: Report, name: string, cause: unknown): undefined {
  report({ code: 'engine-failed', message: `The engine failed in ${name}; see cause.`, cause });
}

/** The first engine that opens: the worker file, else the same engine on the page. */
async function connect(options: CrossingOptions, setup: () => EngineSetup): Promise<Engine | undefined> {
  const { assets, report, listen } = options;
  for (const begin of [inWorker, onPage]) {
    const engine = await begin(assets).catch((cause: unknown) => failed(report, 'start', cause));
    if (!engine) {
      if (begin === inWorker) report({ code: 'worker-blocked', message: WORKER_BLOCKED });
      continue;
    }
    const opened = engine.api.open(setup(), proxy(listen)).then(() => true);
    const ok = await within(opened, CALL_DEADLINE, () => silent(report, 'open')).catch((cause: unknown) =>
      failed(report, 'open', cause),
    );
    if (ok) return engine;
    engine.stop();
  }
  report({
    code: 'engine-missing',
    message: 'No engine could start; the page stays as the shop made it. See the problems before.',
  });
  return undefined;
}

const WORKER_BLOCKED =
  'No worker could start, so the engine runs on the page. Host vitrine.worker.js on the shop’s own origin, or allow worker-src blob: in the CSP.';

async function inWorker(assets: string): Promise<Engine | undefined> {
  const worker = await startWorker(`${assets}vitrine.worker.js`, START_DEADLINE);
  return worker && { api: wrap<EngineApi>(worker), stop: () => worker.terminate() };
}

async function onPage(assets: string): Promise<Engine> {
  const url = `${assets}vitrine.engine.js`;
  const { serve } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ url)) as typeof import('./worker.js');
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  return {
    api: wrap<EngineApi>(port1),
    stop() {
      port1.close();
      port2.close();
    },
  };
}
