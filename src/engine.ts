import type { Heard } from './capture/heard.js';
import type { SignedProfile } from './capture/reading/profile/open-profiles.js';
import { openSerial } from './lib/serial.js';
import type { LoggedEvent } from './memory/logged-event.js';
import { bringLater, type Brought, type Later } from './bring-later.js';
import { BROWSER_FILES, type EnginePlatform } from './engine-platform.js';
import { profileEvents } from './known-profile.js';
import type { CachedMoment } from './moment-cache.js';
import { moveToStore } from './move-to-store.js';
import { openRunning } from './open-running.js';
import type { Engine, Inspection } from './protocol.js';
import {
  announce,
  fold,
  foldAll,
  kept,
  modelKey,
  outlookOf,
  tell,
  wholeKey,
  writeCache,
  type Running,
} from './running.js';
import type { Phrases } from './segments/phrases/phrases.js';
import { openTabs } from './tabs.js';
import { featuresOf, lookInto, startMoment, widenMoment, type Moment } from './timeline.js';

/** Wires reading -> memory -> features -> model -> segments -> decisions: the right half of the picture in docs/architecture.md. */
export function createEngine(platform: EnginePlatform = {}): Engine {
  const ending = new AbortController();
  const inTurn = openSerial();
  // null once closed, which may be while it opens
  let running: Running | null | undefined;
  let words = Promise.resolve();
  const whileRunning = <T>(work: (engine: Running) => Promise<T>) =>
    inTurn(async () => {
      if (!running) throw new Error('not open');
      return work(running);
    });
  const catchUp = () => whileRunning(foldNew);
  const worded = () => whileRunning(async () => undefined).then(() => words);
  // from engine to engine: a page would be woken for nothing
  const siblings = openTabs<1>(() => quietly(catchUp()), 'vitrine-rows');
  const hooks: Hooks = { wrote: () => siblings.tell(1), cache: () => quietly(whileRunning(writeCache)) };
  const takeIn = (told: Told) => whileRunning((engine) => take(engine, told, hooks));
  const [whenIdle, atRest] = openLatch();
  return {
    open: (setup, listen) =>
      inTurn(async () => {
        const engine = await openRunning(setup, listen, { ...BROWSER_FILES, ...platform });
        if (running === null) return closeEngine(engine);
        running = engine;
        siblings.tell();
        await wake(engine);
        const use: Later['use'] = (brought) => whileRunning(() => useBrought(engine, brought));
        // not awaited: the rules decide until the models are there, and give codes as reasons until the words are
        words = bringLater(engine, platform, { use, takeIn, catchUp, whenIdle, signal: ending.signal });
      }),
    append: takeIn,
    rest: async () => atRest(),
    catchUp,
    persist: (grant) => whileRunning((engine) => moveToStore(engine, grant)),
    inspect: (limit) => worded().then(() => whileRunning((engine) => look(engine, limit))),
    close() {
      ending.abort();
      siblings.close();
      if (running) closeEngine(running);
      running = null;
    },
  };
}

/** What is waited for, and what lets all go on who wait, now or later. */
function openLatch(): readonly [wait: () => Promise<void>, open: () => void] {
  let open: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return [() => opened, () => open()];
}

/** It may have closed meanwhile; all else is reported where it fails. */
const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

function closeEngine({ outlooks, log, cache }: Running): void {
  outlooks.close();
  log.close();
  cache.close();
}

const useBrought = (engine: Running, brought: Brought) =>
  'phrases' in brought ? useWords(engine, brought.phrases) : useModels(engine, brought);

type Hooks = Readonly<{ wrote(): void; cache(): void }>;
type Told = readonly Heard[] | SignedProfile;

async function take(engine: Running, told: Told, { wrote, cache }: Hooks): Promise<boolean> {
  engine.heard ||= Array.isArray(told);
  const events = Array.isArray(told) ? [...(await engine.reader.seal(engine.reader.read(told)))] : [];
  events.push(...(await profileEvents(engine, told)));
  const rows = events.length ? await kept(engine, () => engine.log.append(events)) : [];
  if (!rows) return false;
  if (rows.length && engine.log.kind === 'stored') wrote();
  await foldNew(engine, rows, cache);
  return rows.length > 0;
}

/** How many of the last events a new page remembers. */
const RECALLED = 5;

/** The first answer: the last one of the page before where there is one, else the rules over the whole log. */
async function wake(engine: Running): Promise<void> {
  const cached = await engine.cache.read();
  const from = engine.modelState === 'loading' ? cached?.moment : undefined;
  const rows = (await kept(engine, () => engine.log.since(from ? Math.max(0, from.seq - RECALLED) : 0))) ?? [];
  // what the page before has heard of the click that led here
  engine.reader.recall(rows.slice(-RECALLED));
  if (from) engine.moment = from;
  else await fold(engine, rows);
  announce(engine);
}

/** From here on every event is scored; what was folded without the models is folded again, so that all timelines are the same. */
async function useModels(
  engine: Running,
  { models, book = engine.rules.book }: Exclude<Brought, Readonly<{ phrases: Phrases }>>,
): Promise<void> {
  const cached = await cachedOf(engine);
  const fair = models && engine.fairness?.byModels(engine.rules.slots, models.inputs);
  fair?.troubles.forEach(tell(engine.listen));
  const rules = (engine.rules = { ...engine.rules, models, book, ...(fair && { slots: fair.slots }) });
  const ahead = isAhead(engine, cached);
  if (!models?.later || !ahead) engine.modelState = models?.ids.length ? 'ready' : 'rules';
  engine.base = widenMoment(engine.base, rules);
  const from = ahead || isCurrent(engine, cached) ? cached!.moment : undefined;
  await foldAgain(engine, from);
  if (!ahead && engine.moment !== from) await writeCache(engine);
}

/** From here on reasons are told in words; what was told in codes is folded again. */
async function useWords(engine: Running, phrases: Phrases): Promise<void> {
  engine.rules = { ...engine.rules, phrases };
  if (!engine.base.seq) engine.base = startMoment(engine.rules);
  const cached = await cachedOf(engine);
  const early = engine.modelState === 'loading';
  // what the page before has decided by models is not taken back for words: they come with the models
  if (early && !cached && (await engine.cache.read())) return;
  const from = early || isAhead(engine, cached) || isCurrent(engine, cached) ? cached?.moment : undefined;
  await foldAgain(engine, from);
  if (!early && !from) await writeCache(engine);
}

async function foldAgain(engine: Running, from: Moment | undefined): Promise<void> {
  engine.moment = from ?? structuredClone(engine.base);
  await foldAll(engine);
  announce(engine);
}

/** What the page before has kept, unless it tells its reasons in other words than this one. */
async function cachedOf({ cache, rules }: Running): Promise<CachedMoment | undefined> {
  const cached = await cache.read();
  return !rules.phrases || cached?.language === rules.phrases.language ? cached : undefined;
}

/** Whether the page before had all that is still to come: its answer is gone on from until that is here, and kept as it is. */
const isAhead = (engine: Running, cached: CachedMoment | undefined): boolean =>
  cached?.models === wholeKey(engine) && cached.models !== modelKey(engine);

/** Whether it was folded by what decides now. */
const isCurrent = (engine: Running, cached: CachedMoment | undefined): boolean =>
  cached?.models === modelKey(engine) && !!featuresOf(engine.rules).resume(cached.moment.features);

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

async function look(engine: Running, limit?: number): Promise<Inspection> {
  const held = await kept(engine, async () =>
    limit === undefined ? engine.log.exportLog() : { events: await engine.log.since(engine.moment.seq - limit || 0) },
  );
  return {
    outlook: { ...outlookOf(engine), transitions: engine.outlooks.withJumps(engine.moment.latest) },
    events: [],
    hearing: engine.reader.hearing(),
    ...held,
    ...(await lookInto(engine.moment, engine.rules)),
  };
}
