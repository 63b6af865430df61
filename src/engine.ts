import type { Heard } from './capture/heard.js';
import type { SignedProfile } from './capture/reading/profile/open-profiles.js';
import { download } from './lib/download.js';
import { openSerial } from './lib/serial.js';
import type { LoggedEvent } from './memory/logged-event.js';
import type { Models } from './model/open-models.js';
import { loadModels } from './load-models.js';
import type { LoadPhrases } from './load-phrases.js';
import { profileEvents } from './known-profile.js';
import { loadProfile, loadProfileFile, type ProfileModule } from './load-profile.js';
import { moveToStore } from './move-to-store.js';
import { openRunning } from './open-running.js';
import type { Engine, Inspection } from './protocol.js';
import type { Rulebook } from './rulebook.js';
import {
  announce,
  fold,
  foldAll,
  kept,
  keyOf,
  modelKey,
  outlookOf,
  tell,
  writeCache,
  type Running,
} from './running.js';
import { openTabs } from './tabs.js';
import { featuresOf, lookInto, widenMoment } from './timeline.js';

type ReadingModule = typeof import('./capture/reading/open-reader.js');
type FairnessModule = typeof import('./fairness/open-fairness.js');
type RulebookModule = typeof import('./rulebook.js');
type ShopRulesModule = typeof import('./shop-rules.js');

/** By URL: a classic worker has no chunks. */
const loadFile = (assets: string): Promise<ReadingModule> =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ `${assets}vitrine.reading.js`);

const loadRules = (assets: string): Promise<FairnessModule> =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ `${assets}vitrine.fairness.js`);

const loadBook = (assets: string): Promise<RulebookModule> =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ `${assets}vitrine.rulebook.js`);

const loadShopRules = (assets: string): Promise<ShopRulesModule> =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ `${assets}vitrine.shop-rules.js`);

const loadWords: LoadPhrases = (assets, language) =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ `${assets}vitrine.phrases.${language}.js`);

const OPENING = {
  loadReading: loadFile,
  loadFairness: loadRules,
  loadRulebook: loadBook,
  loadShopRules,
  loadPhrases: loadWords,
  pause: 300,
};

/** What differs between a browser and a test. */
export type EnginePlatform = Readonly<{
  fetchBytes?: (url: string) => Promise<Uint8Array>;
  /** Loads what reads the page's words, from the folder of Vitrine's own files. */
  loadReading?: (assets: string) => Promise<ReadingModule>;
  /** Loads what holds names and prices against the rules of docs/fairness.md, from the same folder. */
  loadFairness?: (assets: string) => Promise<FairnessModule>;
  /** Loads the features and segments beyond the core, from the same folder. */
  loadRulebook?: (assets: string) => Promise<RulebookModule>;
  /** Loads what a shop's own config adds to them, from the same folder. */
  loadShopRules?: (assets: string) => Promise<ShopRulesModule>;
  /** Loads what is said in a language, from the same folder. */
  loadPhrases?: LoadPhrases;
  /** Loads what fetches and checks a signed profile. */
  loadDocument?: (assets: string) => Promise<ProfileModule>;
  /** Milliseconds without an event after which the moment is cached, and that an outlook without news may wait. */
  pause?: number;
}>;

/** Wires reading -> memory -> features -> model -> segments -> decisions: the right half of the picture in docs/architecture.md. */
export function createEngine(platform: EnginePlatform = {}): Engine {
  const ending = new AbortController();
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
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  // from engine to engine: a page would be woken for nothing
  const siblings = openTabs<1>(() => quietly(catchUp()), 'vitrine-rows');
  const hooks: Hooks = { wrote: () => siblings.tell(1), cache: () => quietly(whileRunning(writeCache)) };
  const takeIn = (told: Told) => whileRunning((engine) => take(engine, told, hooks));
  let atRest: () => void;
  const resting = new Promise<void>((rest) => (atRest = rest));
  return {
    open: (setup, listen) =>
      inTurn(async () => {
        const engine = await openRunning(setup, listen, { ...OPENING, ...platform });
        if (running === null) return closeEngine(engine);
        running = engine;
        siblings.tell();
        await wake(engine);
        const use: Later['use'] = (brought) => whileRunning(() => useModels(engine, brought));
        // not awaited: the rules decide until the models are there
        quietly(bringLater(engine, platform, { use, takeIn, whenIdle: () => resting, signal: ending.signal }));
      }),
    append: takeIn,
    rest: async () => atRest(),
    catchUp,
    persist: (grant) => whileRunning((engine) => moveToStore(engine, grant)),
    inspect: (limit) => whileRunning((engine) => look(engine, limit)),
    close() {
      ending.abort();
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

type Later = Readonly<{
  use(brought: Brought): Promise<void>;
  takeIn(told: SignedProfile): Promise<unknown>;
  whenIdle: () => Promise<void>;
  signal: AbortSignal;
}>;

/** What has come; without a book, the one there is stands. */
type Brought = Readonly<{ models: Models | undefined; book?: Rulebook | undefined }>;

/** What the first answer does without: the signed profile, the models, and the rulebook where nothing needs it at once. */
async function bringLater(engine: Running, platform: EnginePlatform, later: Later): Promise<void> {
  const { setup, listen, bringBook } = engine;
  const { fetchBytes = download, loadDocument: load = loadProfileFile } = platform;
  const report = tell(listen);
  const bringProfile = async () => {
    const signed = await loadProfile(setup, { ...later, load, report });
    if (signed) await later.takeIn(signed);
  };
  const bringModels = async () => {
    const loading = { ...later, fetchBytes, report, further: async () => (await bringBook())?.features };
    const models = await loadModels(setup, loading);
    await later.use({ models });
    const rest = models?.later ? await models.later.models : models;
    await later.whenIdle();
    const book = await bringBook();
    if (rest !== models || book !== engine.rules.book) await later.use({ models: rest, book });
  };
  await Promise.all([bringProfile(), bringModels()]);
}

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
async function useModels(engine: Running, { models, book = engine.rules.book }: Brought): Promise<void> {
  const cached = await engine.cache.read();
  const fair = models && engine.fairness?.byModels(engine.rules.slots, models.inputs);
  fair?.troubles.forEach(tell(engine.listen));
  const rules = (engine.rules = { ...engine.rules, models, book, ...(fair && { slots: fair.slots }) });
  // the page before had them all: its answer is gone on from until the later ones are here, and kept as it is
  const last = keyOf(models?.later?.key ?? models?.key, true);
  const ahead = cached?.models === last && last !== modelKey(engine);
  if (!models?.later || !ahead) engine.modelState = models?.ids.length ? 'ready' : 'rules';
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
