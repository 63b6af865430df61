import type { Heard } from './capture/heard.js';
import { openReader } from './capture/reading/open-reader.js';
import { download } from './lib/download.js';
import { openSerial } from './lib/serial.js';
import type { LogFailure } from './memory/event-log.js';
import type { LoggedEvent } from './memory/logged-event.js';
import { openMemoryLog } from './memory/memory-log.js';
import { openStoredLog } from './memory/stored-log.js';
import type { Models } from './model/open-models.js';
import { loadModels } from './load-models.js';
import { openMomentCache, type MomentStore } from './moment-cache.js';
import { openOutlooks } from './outlooks.js';
import type { Engine, EngineSetup, Inspection } from './protocol.js';
import {
  announce,
  fold,
  foldAll,
  kept,
  modelKey,
  outlookOf,
  tell,
  writeCache,
  type Listen,
  type Running,
} from './running.js';
import { openTabs } from './tabs.js';
import { featuresOf, lookInto, startMoment, widenMoment, type TimelineRules } from './timeline.js';
import { unknownSegments } from './unknown-segments.js';

/** What differs between a browser and a test. */
export type EnginePlatform = Readonly<{
  fetchBytes?: (url: string) => Promise<Uint8Array>;
  /** Milliseconds without an event after which the moment is cached, and that an outlook without news may wait. */
  pause?: number;
}>;

/** Wires reading -> memory -> features -> model -> segments -> decisions: the right half of the picture in docs/architecture.md. */
export function createEngine({ fetchBytes = download, pause = 300 }: EnginePlatform = {}): Engine {
  const inTurn = openSerial();
  // null once closed, which may be while it opens
  let running: Running | null | undefined;
  const whileRunning = <T>(work: (engine: Running) => Promise<T>) =>
    inTurn(async () => {
      if (!running) throw new Error('not open');
      return work(running);
    });
  const catchUp = () => whileRunning(foldNew);
  // it may have closed meanwhile; all else is reported where it fails
  const quietly = (work: Promise<void>) => void work.catch(() => undefined);
  // from engine to engine: a page would be woken for nothing
  const siblings = openTabs<1>('vitrine-rows', () => quietly(catchUp()));
  const cache = () => quietly(whileRunning(writeCache));
  let atRest: () => void;
  const resting = new Promise<void>((rest) => (atRest = rest));
  return {
    open: (setup, listen) =>
      inTurn(async () => {
        const engine = await openEngine(setup, listen, pause);
        if (running === null) return closeEngine(engine);
        running = engine;
        siblings.tell();
        await wake(engine);
        // not awaited: the rules decide until the models are there
        const models = loadModels(setup, { fetchBytes, whenIdle: () => resting, report: tell(listen) });
        const use = (loaded: Models | undefined) => whileRunning(() => useModels(engine, loaded));
        quietly(models.then(async (loaded) => (await use(loaded), loaded?.later && use(await loaded.later.models))));
      }),
    append: (heard) => whileRunning((engine) => take(engine, heard, { wrote: () => siblings.tell(1), cache })),
    rest: async () => atRest(),
    catchUp,
    persist: () => whileRunning(moveToStore),
    inspect: (limit) => whileRunning((engine) => look(engine, limit)),
    close() {
      siblings.close();
      if (running) closeEngine(running);
      running = null;
    },
  };
}

function closeEngine({ outlooks, log, cache }: Running): void {
  outlooks.close();
  log.close();
  cache.close();
}

type Hooks = Readonly<{ wrote(): void; cache(): void }>;

async function take(engine: Running, heard: readonly Heard[], { wrote, cache }: Hooks): Promise<boolean> {
  const events = engine.read(heard);
  const rows = events.length ? await kept(engine, () => engine.log.append(events)) : [];
  if (!rows) return false;
  if (rows.length && engine.log.kind === 'stored') wrote();
  await foldNew(engine, rows, cache);
  return rows.length > 0;
}

async function openEngine(setup: EngineSetup, listen: Listen, pause: number): Promise<Running> {
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
  const outlooks = openOutlooks((outlook) => listen({ kind: 'outlook', outlook }), pause);
  const store: MomentStore = {
    read: (key) => kept(engine, () => engine.log.readCheckpoint(key)),
    write: (key, cached) => kept(engine, () => engine.log.writeCheckpoint(key, cached)),
  };
  const cache = openMomentCache(store, setup, pause);
  const moments = { base: startMoment(rules), moment: startMoment(rules) };
  const engine: Running = { setup, listen, outlooks, cache, read, log, rules, modelState, ...moments };
  return engine;
}

/** The first answer: the last one of the page before where there is one, else the rules over the whole log. */
async function wake(engine: Running): Promise<void> {
  const cached = await engine.cache.read();
  if (cached && engine.modelState === 'loading') engine.moment = cached.moment;
  else await foldAll(engine);
  announce(engine);
}

/** From here on every event is scored; what was folded without the models is folded again, so that all timelines are the same. */
async function useModels(engine: Running, models: Models | undefined): Promise<void> {
  const cached = await engine.cache.read();
  const rules = (engine.rules = { ...engine.rules, models });
  // the page before had them all: its answer is gone on from until the later ones are here, and kept as it is
  const ahead = !!models?.later && cached?.models === models.later.key;
  if (!ahead) engine.modelState = models?.ids.length ? 'ready' : 'rules';
  engine.base = widenMoment(engine.base, rules);
  const isCurrent = () => cached!.models === modelKey(engine) && featuresOf(rules).resume(cached!.moment.features);
  const from = cached && (ahead || isCurrent()) ? cached.moment : undefined;
  engine.moment = from ?? structuredClone(engine.base);
  await foldAll(engine);
  announce(engine);
  if (!ahead && engine.moment !== from) await writeCache(engine);
}

/** Folds new rows: `written` if nothing of another tab lies before them, else all that the log has. `cache` is called at a pause. */
async function foldNew(engine: Running, written?: readonly LoggedEvent[], cache?: () => void): Promise<void> {
  const { seq } = engine.moment;
  if (written?.[0]?.seq === seq + 1) await fold(engine, written);
  else if (written?.length !== 0) await foldAll(engine);
  announce(engine);
  if (
    cache &&
    engine.moment.seq !== seq &&
    engine.modelState !== 'loading' &&
    engine.cache.due(engine.moment.seq, cache)
  )
    await writeCache(engine);
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
