import type { Heard } from './capture/heard.js';
import { markGrant } from './grant-marker.js';
import { openCalls, type CallEndpoint, type Calls } from './lib/open-calls.js';
import type { Tell } from './lib/report.js';
import { startWorker } from './lib/start-worker.js';
import { whenIdle } from './lib/when-idle.js';
import { within } from './lib/within.js';
import type { EngineApi, EngineMessage, EngineNotice, EngineSetup, Inspection } from './protocol.js';

/** The page's end of the one crossing. No call throws or waits for ever. */
export type Crossing = Readonly<{
  /** Hands over what was heard; while the engine starts it waits here. */
  append(heard: readonly Heard[]): void;
  /** Moves what is known from memory to IndexedDB. */
  persist(): void;
  inspect(limit?: number): Promise<Inspection | undefined>;
  close(): void;
}>;

export type CrossingOptions = Readonly<{
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  setup: EngineSetup;
  report: Tell;
  listen(message: EngineMessage): void;
}>;

type Engine = Readonly<{ call: Calls<EngineApi>; notify(notice: EngineNotice): void; stop(): void }>;

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
  const silence = watchSilence(options.report);
  const line = lineUntil(signal, { ...options, listen: (message) => (silence.end(), options.listen(message)) });
  const { closed, report } = line;
  let { setup } = options;
  let waiting: Heard[] = [];
  const engine = connect(line, () => setup);
  const ask = async <T>(name: string, run: (call: Calls<EngineApi>) => Promise<T>): Promise<T | undefined> => {
    const started = await engine;
    if (signal.aborted || !started) return undefined;
    const late = () => silent(report, name);
    const answer = Promise.race([run(started.call), closed]);
    return within(answer, CALL_DEADLINE, late).catch((cause: unknown) => failed(report, name, cause));
  };
  whenShown(() => void ask('catchUp', (call) => call('catchUp')), signal);
  whenIdle(() => void ask('rest', (call) => call('rest')), signal);
  return {
    async append(heard) {
      waiting = [...waiting, ...heard].slice(-WAITING_LIMIT);
      const started = await engine;
      if (!started || !waiting.length) return;
      started.notify({ heard: waiting });
      waiting = [];
      silence.begin();
    },
    persist() {
      const grant = markGrant(setup.grant!.id, setup.proof!.maxAge);
      setup = { ...setup, persist: true, grant };
      void ask('persist', (call) => call('persist', grant));
    },
    inspect: (limit) => ask('inspect', (call) => call('inspect', limit)),
    close() {
      waiting = [];
      silence.end();
      closing.abort();
    },
  };
}

/** An engine says something after every batch; one that says nothing for long after one has died or hangs. */
function watchSilence(report: Tell): { begin(): void; end(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    begin: () => void (timer ??= setTimeout(silent, CALL_DEADLINE, report, 'append')),
    end() {
      clearTimeout(timer);
      timer = undefined;
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

function silent(report: Tell, name: string): undefined {
  report({ code: 'engine-silent', about: name });
}

function failed(report: Tell, name: string, cause: unknown): undefined {
  report({ code: 'engine-failed', about: name, cause });
}

/** The first engine that opens: the worker file, else the same engine on the page. */
async function connect(options: Line, setup: () => EngineSetup): Promise<Engine | undefined> {
  const { signal, closed, report } = options;
  for (const begin of [inWorker, onPage]) {
    const engine = await begin(options).catch((cause: unknown) => failed(report, 'start', cause));
    if (signal.aborted) return undefined;
    if (!engine) {
      if (begin === inWorker) report({ code: 'worker-blocked' });
      continue;
    }
    signal.addEventListener('abort', engine.stop);
    const opened = Promise.race([engine.call('open', setup()).then(() => true), closed]);
    const ok = await within(opened, CALL_DEADLINE, () => silent(report, 'open')).catch((cause: unknown) =>
      failed(report, 'open', cause),
    );
    if (ok || signal.aborted) return engine;
    engine.stop();
  }
  report({ code: 'engine-missing' });
  return undefined;
}

const talkTo = (endpoint: CallEndpoint, { listen }: Line, stop: () => void): Engine => ({
  call: openCalls<EngineApi>(endpoint, (message) => listen(message as EngineMessage)),
  notify: (notice) => endpoint.postMessage(notice),
  stop,
});

async function inWorker(line: Line): Promise<Engine | undefined> {
  const worker = await startWorker(`${line.assets}vitrine.worker.js`, START_DEADLINE, line.signal);
  return worker && talkTo(worker, line, () => worker.terminate());
}

async function onPage(line: Line): Promise<Engine> {
  const url = `${line.assets}vitrine.engine.js`;
  const { serve } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ url)) as typeof import('./worker.js');
  const { port1, port2 } = new MessageChannel();
  const end = serve(port2);
  // either end closed, both are
  return talkTo(port1, line, () => (end(), port1.close()));
}
