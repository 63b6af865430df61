import type { openFairness } from './fairness/open-fairness.js';
import type { openReader } from './capture/reading/open-reader.js';
import { startKnown } from './known-profile.js';
import type { openLists } from './lists.js';
import { randomId } from './lib/random-id.js';
import { loadPhrases, type LoadPhrases } from './load-phrases.js';
import type { Tell } from './lib/report.js';
import type { LogFailure } from './memory/event-log.js';
import { openMemoryLog } from './memory/memory-log.js';
import { openStoredLog } from './memory/stored-log.js';
import { openMomentCache, type MomentStore } from './moment-cache.js';
import { openOutlooks } from './outlooks.js';
import type { EngineSetup } from './protocol.js';
import { kept, tell, type Listen, type Running } from './running.js';
import { startMoment, type TimelineRules } from './timeline.js';
import { needsBook, openBooking, type LoadBook, type LoadShopRules } from './booking.js';
import { phraseLanguage } from './segments/phrases/languages.js';
import { unknownSegments } from './unknown-segments.js';

/** What opens with the log: what reads the page's words, and the pause in milliseconds after which outlook and cache are written. */
export type Opening = Readonly<{
  loadReading: (assets: string) => Promise<{ openReader: typeof openReader }>;
  /** Loads what holds names and prices against the rules of docs/fairness.md. */
  loadFairness: (assets: string) => Promise<{ openFairness: typeof openFairness }>;
  loadRulebook: LoadBook;
  loadShopRules: LoadShopRules;
  loadPhrases: LoadPhrases;
  /** Loads what lists products. */
  loadLists: (assets: string) => Promise<{ openLists: typeof openLists }>;
  pause: number;
}>;

/** Opens the parts of an engine, which stands before the first event of its log. Rejects where the file that reads cannot be loaded. */
export async function openRunning(given: EngineSetup, listen: Listen, opening: Opening): Promise<Running> {
  const { loadReading, pause } = opening;
  const report = tell(listen);
  const loading = loadReading(given.assets);
  const listing = loadListing(given, opening, report);
  const judging = judge(given, opening, report);
  const language = phraseLanguage(given.language || browserLanguage());
  const settings = judging.then(settingsFor);
  const bringBook = openBooking(given, { ...opening, settings }, report);
  const early = needsBook(given) ? bringBook() : undefined;
  // it is awaited when the log is open
  loading.catch(() => undefined);
  const options = { now: Date.now, report };
  const memory = (failure: LogFailure) => (report(failure), openMemoryLog(options));
  const log = given.persist
    ? await openStoredLog({ ...options, ...storing(given) }).catch(memory)
    : openMemoryLog(options);
  const { fairness, setup } = await judging;
  const book = await early;
  // what holds variants back did not come: nothing is shown that it might hold back
  const slots = setup.settings?.suppress && !book ? [] : setup.slots;
  const rules: TimelineRules = { ...setup, slots, models: undefined, book };
  const modelState = setup.models === undefined ? 'rules' : 'loading';
  const { openReader } = await loading;
  const salt = log.grant ?? given.grant?.id ?? randomId();
  const reader = openReader({ ...setup.reading, salt, report, grant: log.grant });
  const lists = await (await listing)?.({ setup, log, reader, listen });
  unknownSegments(setup.slots, setup.campaigns, book).forEach(report);
  const outlooks = openOutlooks((outlook) => listen({ kind: 'outlook', outlook }), pause);
  const store: MomentStore = {
    read: (key) => kept(engine, () => engine.log.readCheckpoint(key)),
    write: (key, cached) => kept(engine, () => engine.log.writeCheckpoint(key, cached)),
  };
  const cache = openMomentCache(store, { ...setup, language }, pause);
  const bringWords = (signal: AbortSignal) => loadPhrases({ ...given, language, signal }, opening.loadPhrases, report);
  const brought = { bringBook, bringWords, lists };
  const parts = { setup, listen, outlooks, cache, reader, fairness, ...brought, known: startKnown(), heard: false };
  const [base, moment] = [startMoment(rules), startMoment(rules)];
  const engine: Running = { ...parts, log, salt, rules, modelState, base, moment };
  return engine;
}

/** Loads what lists products, where a variant does; where that does not come, the page shows no such variant. */
const loadListing = async ({ slots, assets }: EngineSetup, { loadLists }: Opening, report: Tell) =>
  slots.some(({ variants }) => variants.some(({ list }) => list))
    ? loadLists(assets).then(
        ({ openLists }) => openLists,
        (cause: unknown) => void report({ code: 'page-load', field: 'assets', about: 'catalogue', cause }),
      )
    : undefined;

const settingsFor = ({ setup: { settings, reading, slots } }: Awaited<ReturnType<typeof judge>>) => ({
  ...settings,
  seasons: reading.seasons,
  slotRules: slots,
});

const NOTHING = { words: {}, seasons: [], slots: [], campaigns: {}, segments: {} };

/** Of a page that does not tell its own. A worker knows it too, and Node need not. */
const browserLanguage = () => globalThis.navigator?.language;

/** What of the setup may be decided; nothing, and the page stays the shop's own, where the rules could not be loaded. */
async function judge(setup: EngineSetup, { loadFairness }: Opening, report: ReturnType<typeof tell>) {
  const { slots, campaigns, reading, settings } = setup;
  const fairness = await loadFairness(setup.assets).then(
    ({ openFairness }) => openFairness({ ...settings, slots, campaigns, seasons: reading.seasons }),
    (cause: unknown) => void report({ code: 'page-load', field: 'assets', about: 'fairness', cause }),
  );
  fairness?.troubles.forEach(report);
  const { words: _, seasons, segments, ...kept } = fairness?.kept ?? NOTHING;
  const own = settings?.segments && { settings: { ...settings, segments } };
  return { fairness, setup: { ...setup, ...kept, ...own, reading: { ...reading, seasons } } };
}

/** Under which grant the stored log is opened. */
const storing = ({ retentionDays, proof, grant }: EngineSetup) => ({
  retentionDays,
  proof,
  ...(grant && { newGrant: () => grant.id }),
  ...(grant?.marked && { marked: grant.id }),
});
