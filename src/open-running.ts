import type { openFairness } from './fairness/open-fairness.js';
import type { openReader } from './capture/reading/open-reader.js';
import { startKnown } from './known-profile.js';
import { randomId } from './lib/random-id.js';
import type { LogFailure } from './memory/event-log.js';
import { openMemoryLog } from './memory/memory-log.js';
import { openStoredLog } from './memory/stored-log.js';
import { openMomentCache, type MomentStore } from './moment-cache.js';
import { openOutlooks } from './outlooks.js';
import type { EngineSetup } from './protocol.js';
import { kept, tell, type Listen, type Running } from './running.js';
import { startMoment, type TimelineRules } from './timeline.js';
import { unknownSegments } from './unknown-segments.js';

/** What opens with the log: what reads the page's words, and the pause in milliseconds after which outlook and cache are written. */
export type Opening = Readonly<{
  loadReading: (assets: string) => Promise<{ openReader: typeof openReader }>;
  /** Loads what holds names and prices against the rules of docs/fairness.md. */
  loadFairness: (assets: string) => Promise<{ openFairness: typeof openFairness }>;
  pause: number;
}>;

/** Opens the parts of an engine, which stands before the first event of its log. Rejects where the file that reads cannot be loaded. */
export async function openRunning(given: EngineSetup, listen: Listen, opening: Opening): Promise<Running> {
  const { loadReading, pause } = opening;
  const report = tell(listen);
  const loading = loadReading(given.assets);
  const judging = judge(given, opening, report);
  // it is awaited when the log is open
  loading.catch(() => undefined);
  const options = { now: Date.now, report };
  const memory = (failure: LogFailure) => (report(failure), openMemoryLog(options));
  const log = given.persist
    ? await openStoredLog({ ...options, ...storing(given) }).catch(memory)
    : openMemoryLog(options);
  const { fairness, setup } = await judging;
  const rules: TimelineRules = { ...setup, models: undefined };
  const modelState = setup.models === undefined ? 'rules' : 'loading';
  const { openReader } = await loading;
  const salt = log.grant ?? given.grant?.id ?? randomId();
  const reader = openReader({ ...setup.reading, salt, report });
  unknownSegments(setup.slots, setup.campaigns).forEach(report);
  const outlooks = openOutlooks((outlook) => listen({ kind: 'outlook', outlook }), pause);
  const store: MomentStore = {
    read: (key) => kept(engine, () => engine.log.readCheckpoint(key)),
    write: (key, cached) => kept(engine, () => engine.log.writeCheckpoint(key, cached)),
  };
  const cache = openMomentCache(store, setup, pause);
  const moments = { base: startMoment(rules), moment: startMoment(rules) };
  const parts = { setup, listen, outlooks, cache, reader, fairness, known: startKnown() };
  const engine: Running = { ...parts, log, salt, rules, modelState, ...moments };
  return engine;
}

/** What of the setup may be decided; nothing, and the page stays the shop's own, where the rules could not be loaded. */
async function judge(setup: EngineSetup, { loadFairness }: Opening, report: ReturnType<typeof tell>) {
  const { slots, campaigns, reading } = setup;
  const fairness = await loadFairness(setup.assets).then(
    ({ openFairness }) => openFairness({ slots, campaigns, seasons: reading.seasons }),
    (cause: unknown) => void report({ code: 'page-load', field: 'assets', about: 'fairness', cause }),
  );
  fairness?.troubles.forEach(report);
  const { words: _, seasons, ...kept } = fairness?.kept ?? { words: {}, seasons: [], slots: [], campaigns: {} };
  return { fairness, setup: { ...setup, ...kept, reading: { ...reading, seasons } } };
}

/** Under which grant the stored log is opened. */
const storing = ({ retentionDays, proof, grant }: EngineSetup) => ({
  retentionDays,
  proof,
  ...(grant && { newGrant: () => grant.id }),
  ...(grant?.marked && { marked: grant.id }),
});
