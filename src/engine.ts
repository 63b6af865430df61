import { openReader } from './capture/reading/open-reader.js';
import { FEATURE_IDS } from './features/feature-ids.js';
import { resumeFeatures } from './features/features.js';
import { download } from './lib/download.js';
import { openSerial } from './lib/serial.js';
import type { Problem } from './lib/report.js';
import type { EventLog, LogFailure } from './memory/event-log.js';
import type { LoggedEvent } from './memory/logged-event.js';
import { openMemoryLog } from './memory/memory-log.js';
import { openStoredLog } from './memory/stored-log.js';
import type { Operators } from './model/compact/node.js';
import { openModels, type Models } from './model/open-models.js';
import { openRuntime } from './model/open-runtime.js';
import type { EngineApi, EngineMessage, EngineSetup, Inspection, Outlook } from './protocol.js';
import { foldMoment, lookInto, MOMENT_LAYOUT, startMoment, type Moment, type TimelineRules } from './timeline.js';
import { unknownSegments } from './unknown-segments.js';

type OperatorsModule = typeof import('./model/compact/more-operators.js');
type Listen = (message: EngineMessage) => void;

type Running = {
  readonly setup: EngineSetup;
  readonly listen: Listen;
  readonly read: ReturnType<typeof openReader>;
  log: EventLog;
  rules: TimelineRules;
  modelState: Outlook['models'];
  /** Where folding starts when the rules change: the empty moment, or the last one of a log that failed. */
  base: Moment;
  moment: Moment;
};

/** What differs between a browser and Node. */
export type EnginePlatform = Readonly<{ fetchBytes?: (url: string) => Promise<Uint8Array> }>;

/** A cached moment, with the models that it was folded with. */
type Cached = Readonly<{ models: string; moment: Moment }>;

/** Wires reading -> memory -> features -> model -> segments -> decisions: the right half of the picture in docs/architecture.md. */
export function createEngine({ fetchBytes = download }: EnginePlatform = {}): EngineApi {
  const inTurn = openSerial();
  let running: Running | undefined;
  const whileRunning = <T>(work: (engine: Running) => Promise<T>) =>
    inTurn(() => (running ? work(running) : Promise.reject(new Error('not open'))));
  return {
    open: (setup, listen) =>
      inTurn(async () => {
        const engine = await openEngine(setup, listen);
        running = engine;
        await wake(engine);
        // not awaited: the rules decide until the models are there
        void loadModels(engine, fetchBytes).then((models) => whileRunning(() => useModels(engine, models)));
      }),
    append: (heard) =>
      whileRunning(async (engine) => {
        const events = engine.read(heard);
        const rows = events.length ? await kept(engine, () => engine.log.append(events)) : [];
        if (rows) await foldNew(engine, rows);
        return !!rows?.length;
      }),
    catchUp: () => whileRunning((engine) => foldNew(engine, undefined)),
    persist: () => whileRunning(moveToStore),
    inspect: (limit) => whileRunning((engine) => look(engine, limit)),
  };
}

const tell = (listen: Listen) => (problem: Problem) => listen({ kind: 'problem', problem });

async function openEngine(setup: EngineSetup, listen: Listen): Promise<Running> {
  const report = tell(listen);
  const options = { now: Date.now, report };
  const memory = (failure: LogFailure) => (report(failure), openMemoryLog(options));
  const log = setup.persist
    ? await openStoredLog({ ...options, retentionDays: setup.retentionDays }).catch(memory)
    : openMemoryLog(options);
  const rules: TimelineRules = { ...setup, models: undefined };
  const modelState = setup.models === undefined ? 'rules' : 'loading';
  const read = openReader({ pageKinds: setup.pageKinds, report });
  unknownSegments(setup.slots, setup.campaigns).forEach(report);
  return { setup, listen, read, log, rules, modelState, base: startMoment(rules), moment: startMoment(rules) };
}

/** The first answer: the last one of the page before where there is one, else the rules over the whole log. */
async function wake(engine: Running): Promise<void> {
  const cached = await readCache(engine);
  if (cached && engine.modelState === 'loading') engine.moment = cached.moment;
  else await foldAll(engine);
  announce(engine);
}

type FetchBytes = NonNullable<EnginePlatform['fetchBytes']>;

async function loadModels({ setup, listen }: Running, fetchBytes: FetchBytes): Promise<Models | undefined> {
  if (setup.models === undefined) return undefined;
  return openModels({
    url: setup.models,
    availableFeatures: new Set(FEATURE_IDS),
    fetchBytes,
    report: tell(listen),
    openRuntime: () => openRuntime({ ...setup, loadOperators: () => loadOperators(setup.operators) }),
  });
}

/** The compact runtime's further operators, by URL: a classic worker has no chunks. */
async function loadOperators(url: string): Promise<Operators> {
  const { MORE_OPERATORS } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ url)) as OperatorsModule;
  return MORE_OPERATORS;
}

/** From here on every event is scored; what was folded without the models is folded again, so that all timelines are the same. */
async function useModels(engine: Running, models: Models | undefined): Promise<void> {
  engine.rules = { ...engine.rules, models };
  engine.modelState = models?.ids.length ? 'ready' : 'rules';
  const cached = await readCache(engine);
  engine.moment = cached && cached.models === modelKey(engine) ? cached.moment : structuredClone(engine.base);
  await foldAll(engine);
  announce(engine);
  await writeCache(engine);
}

const foldAll = async (engine: Running) => {
  const rows = await kept(engine, () => engine.log.since(engine.moment.seq));
  if (rows) await fold(engine, rows);
};

/** Folds new rows: `written` if nothing of another tab lies before them, else all that the log has. */
async function foldNew(engine: Running, written: readonly LoggedEvent[] | undefined): Promise<void> {
  const { seq } = engine.moment;
  if (written && !written.length) return;
  if (written?.[0]?.seq === seq + 1) await fold(engine, written);
  else await foldAll(engine);
  if (engine.moment.seq === seq) return;
  announce(engine);
  if (engine.modelState !== 'loading') await writeCache(engine);
}

async function fold(engine: Running, rows: readonly LoggedEvent[]): Promise<void> {
  for (const row of rows) engine.moment = await foldMoment(engine.moment, row, engine.rules);
}

function announce(engine: Running): void {
  engine.listen({ kind: 'outlook', outlook: outlookOf(engine) });
}

const outlookOf = ({ moment, log, modelState }: Running): Outlook => ({
  seq: moment.seq,
  at: moment.at,
  segments: moment.segments,
  decisions: moment.decisions,
  memory: log.kind,
  models: modelState,
});

/** Runs a call of the log. A log that fails is replaced by one in memory and the call runs again; a revoked one ends the engine. */
async function kept<T>(engine: Running, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (cause) {
    const failure = cause as LogFailure;
    if (failure.code === 'memory-revoked') {
      engine.listen({ kind: 'revoked' });
      return undefined;
    }
    engine.listen({ kind: 'problem', problem: failure });
    if (engine.log.kind === 'memory') return undefined;
    await goOnInMemory(engine);
    return call();
  }
}

async function goOnInMemory(engine: Running): Promise<void> {
  const { seq, at } = engine.moment;
  const session = engine.moment.features.session ?? 0;
  engine.log.close();
  const last = seq ? { seq, at, session, name: 'tick', params: {} } : undefined;
  engine.log = openMemoryLog({ now: Date.now, report: tell(engine.listen), ...(last && { last }) });
  engine.base = structuredClone(engine.moment);
}

async function moveToStore(engine: Running): Promise<void> {
  if (engine.log.kind === 'stored') return;
  const report = tell(engine.listen);
  const events = await engine.log.since(0);
  const log = await openStoredLog({ now: Date.now, report, retentionDays: engine.setup.retentionDays }).catch(report);
  if (!log) return;
  engine.log.close();
  engine.log = log;
  engine.base = startMoment(engine.rules);
  engine.moment = startMoment(engine.rules);
  await kept(engine, () => engine.log.append(events.map(({ name, at, params }) => ({ name, at, params }))));
  await foldAll(engine);
  announce(engine);
}

async function look(engine: Running, limit?: number): Promise<Inspection> {
  const held = await kept(engine, async () =>
    limit === undefined ? engine.log.exportLog() : { events: await engine.log.since(engine.moment.seq - limit || 0) },
  );
  return { outlook: outlookOf(engine), events: [], ...held, ...(await lookInto(engine.moment, engine.rules.models)) };
}

const modelKey = ({ rules }: Running) => rules.models?.key ?? '';

/** A cached moment is only as good as the config that it was folded under. */
const cacheKey = ({ setup }: Running) =>
  JSON.stringify([MOMENT_LAYOUT, FEATURE_IDS, setup.slots, setup.campaigns, setup.policyVersion]);

async function readCache(engine: Running): Promise<Cached | undefined> {
  const cached = (await kept(engine, () => engine.log.readCheckpoint(cacheKey(engine)))) as Cached | undefined;
  return cached && resumeFeatures(cached.moment.features) ? cached : undefined;
}

async function writeCache(engine: Running): Promise<void> {
  const cached: Cached = { models: modelKey(engine), moment: engine.moment };
  await kept(engine, () => engine.log.writeCheckpoint(cacheKey(engine), cached));
}
