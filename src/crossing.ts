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

/** With the end of it: after `signal`, when `closed` resolves, nothing is begun, told or reported any more. */
type Line = CrossingOptions & Readonly<{ signal: AbortSignal; closed: Promise<undefined> }>;

const START_DEADLINE = 10_000;
const CALL_DEADLINE = 15_000;
/** As many as the log holds: a burst may come in one batch. */
const WAITING_LIMIT = 10_000;

/**
 * Starts the engine in a worker, or on the page where no worker may start, and carries calls to it. Without any engine the page
 * stays the shop's own. After `close` nothing starts, and what an engine has said before and comes late is not passed on.
 */
export function openCrossing(options: CrossingOptions): Crossing {
  const closing = new AbortController();
  const { signal } = closing;
  const line = lineUntil(signal, options);
  const { closed, report } = line;
  let { setup } = options;
  let waiting: Heard[] = [];
  const engine = connect(line, () => setup);
  const call = async <T>(name: string, run: (api: Remote<EngineApi>) => Promise<T>): Promise<T | undefined> => {
    const started = await engine;
    if (signal.aborted || !started) return undefined;
    const late = () => silent(report, name);
    const answer = Promise.race([run(started.api), closed]);
    return within(answer, CALL_DEADLINE, late).catch((cause: unknown) => failed(report, name, cause));
  };
  const catchUp = () => void call('catchUp', (api) => api.catchUp());
  whenShown(catchUp, signal);
  return {
    async append(heard) {
      waiting = [...waiting, ...heard].slice(-WAITING_LIMIT);
      await engine;
      const batch = waiting;
      waiting = [];
      if (batch.length && (await call('append', (api) => api.append(batch)))) options.onKept();
    },
    catchUp,
    persist() {
      setup = { ...setup, persist: true };
      void call('persist', (api) => api.persist());
    },
    inspect: (limit) => call('inspect', (api) => api.inspect(limit)),
    close() {
      waiting = [];
      closing.abort();
    },
  };
}

function lineUntil(signal: AbortSignal, options: CrossingOptions): Line {
  const whileOpen =
    <T>(hear: (news: T) => void) =>
    (news: T) =>
      signal.aborted || hear(news);
  const closed = new Promise<undefined>((end) => signal.addEventListener('abort', () => end(undefined)));
  return { ...options, signal, closed, report: whileOpen(options.report), listen: whileOpen(options.listen) };
}

/** A tab that was hidden or frozen may have missed rows, or a withdrawal. */
function whenShown(run: () => void, signal: AbortSignal): void {
  const check = () => document.visibilityState === 'visible' && run();
  document.addEventListener('visibilitychange', check, { signal });
  addEventListener('pageshow', check, { signal });
}

function silent(report: Report, name: string): undefined {
  report({ code: 'engine-silent', message: `The engine did not answer ${name} in time; the page goes on without it.` });
}

function failed(report: Report, name: string, cause: unknown): undefined {
  report({ code: 'engine-failed', message: `The engine failed in ${name}; see cause.`, cause });
}

/** The first engine that opens: the worker file, else the same engine on the page. */
async function connect(options: Line, setup: () => EngineSetup): Promise<Engine | undefined> {
  const { signal, closed, report, listen } = options;
  for (const begin of [inWorker, onPage]) {
    const engine = await begin(options).catch((cause: unknown) => failed(report, 'start', cause));
    if (signal.aborted) return undefined;
    if (!engine) {
      if (begin === inWorker) report({ code: 'worker-blocked', message: WORKER_BLOCKED });
      continue;
    }
    signal.addEventListener('abort', engine.stop);
    const opened = Promise.race([engine.api.open(setup(), proxy(listen)).then(() => true), closed]);
    const ok = await within(opened, CALL_DEADLINE, () => silent(report, 'open')).catch((cause: unknown) =>
      failed(report, 'open', cause),
    );
    if (ok || signal.aborted) return engine;
    engine.stop();
  }
  report({
    code: 'engine-missing',
    message: 'No engine could start; the page stays the shop’s own. See the problems before.',
  });
  return undefined;
}

const WORKER_BLOCKED =
  'No worker could start; the engine runs on the page. Host vitrine.worker.js on the shop’s origin or allow worker-src blob: in the CSP.';

async function inWorker({ assets, signal }: Line): Promise<Engine | undefined> {
  const worker = await startWorker(`${assets}vitrine.worker.js`, START_DEADLINE, signal);
  return worker && { api: wrap<EngineApi>(worker), stop: () => worker.terminate() };
}

async function onPage({ assets }: Line): Promise<Engine> {
  const url = `${assets}vitrine.engine.js`;
  const { serve } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ url)) as typeof import('./worker.js');
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  // either end closed, both are
  return { api: wrap<EngineApi>(port1), stop: () => port1.close() };
}
