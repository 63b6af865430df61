import type { Reader } from './capture/reading/open-reader.js';
import type { Season } from './config.js';
import type { Fairness } from './fairness/open-fairness.js';
import type { Problem, Trouble } from './lib/report.js';
import type { EventLog, LogFailure } from './memory/event-log.js';
import type { LoggedEvent } from './memory/logged-event.js';
import { openMemoryLog } from './memory/memory-log.js';
import type { Lists } from './lists.js';
import type { KnownProfile } from './known-profile.js';
import type { MomentCache } from './moment-cache.js';
import type { Outlooks } from './outlooks.js';
import type { EngineMessage, EngineSetup, Outlook } from './protocol.js';
import type { Rulebook } from './rulebook.js';
import type { Phrases } from './segments/phrases/phrases.js';
import type { Segment } from './segments/segment.js';
import { foldMoment, type Moment, type TimelineRules } from './timeline.js';

/** Takes what the engine says unasked. */
export type Listen = (message: EngineMessage) => void;

/** An engine that is open: its parts, and where it stands. */
export type Running = {
  readonly setup: EngineSetup;
  readonly listen: Listen;
  readonly outlooks: Outlooks;
  readonly reader: Reader;
  /** Undefined where its file could not be loaded: then none of the shop's variants is decided. */
  readonly fairness: Fairness<Season> | undefined;
  /** Loads the words of the page's language; undefined, and reported, where they do not come. */
  readonly bringWords: (signal: AbortSignal) => Promise<Phrases | undefined>;
  /** Loads what decides beyond the core, once. */
  readonly bringBook: () => Promise<Rulebook | undefined>;
  /** Absent where no variant lists products, or their file could not be loaded. */
  readonly lists: Lists | undefined;
  log: EventLog;
  /** What customers' ids are hashed with: the log's grant, or a random text where there is none. */
  salt: string;
  known: KnownProfile;
  /** Whether this engine's own page has told anything yet. */
  heard: boolean;
  rules: TimelineRules;
  modelState: Outlook['models'];
  /** Where folding starts when the rules change: the empty moment, or the last one of a log that failed. */
  base: Moment;
  moment: Moment;
  readonly cache: MomentCache;
};

/** A report that goes to the page. */
export const tell = (listen: Listen) => (problem: Problem | Trouble) => listen({ kind: 'problem', problem });

/** Folds all that the log has behind the moment. */
export const foldAll = async (engine: Running) => {
  const rows = await kept(engine, () => engine.log.since(engine.moment.seq));
  if (rows) await fold(engine, rows);
};

/** Folds these rows. */
export async function fold(engine: Running, rows: readonly LoggedEvent[]): Promise<void> {
  engine.lists?.take(rows);
  for (const row of rows) {
    const next = foldMoment(engine.moment, row, engine.rules);
    engine.moment = next instanceof Promise ? await next : next;
  }
}

/** Tells the page where the shopper stands; before it has told of itself, without what it may turn out not to show. */
export function announce(engine: Running): void {
  const outlook = outlookOf(engine);
  const early = !engine.heard && outlook.decisions.some(({ fleeting }) => fleeting);
  const decisions = early ? outlook.decisions.filter(({ fleeting }) => !fleeting) : outlook.decisions;
  engine.outlooks.tell({ ...outlook, decisions });
}

/** Transitions that a page is told of, at most. */
const TOLD = 10;

/** What is for auditors alone stays here: a page is told it when it asks. */
function withoutPath(segment: Segment): Segment {
  const { path, ...told } = segment;
  return path ? told : segment;
}

/** Where the shopper stands. */
export const outlookOf = ({ moment, log, modelState, lists, rules }: Running): Outlook => ({
  seq: moment.seq,
  at: moment.at,
  segments: moment.segments.map(withoutPath),
  transitions: moment.latest.slice(-TOLD),
  decisions: lists?.complete(moment, rules) ?? moment.decisions,
  memory: log.kind,
  grant: log.grant,
  models: modelState,
});

/** Runs a call of the log. A log that fails is replaced by one in memory and the call runs again; a revoked one ends the engine. */
export async function kept<T>(engine: Running, call: () => Promise<T>): Promise<T | undefined> {
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

/** Names the models and the rulebook that the moments are folded with. */
export const modelKey = ({ rules }: Running) => keyOf(rules.models?.key, rules.book);

/** Names those that they are folded with when all has come. */
export const wholeKey = ({ rules: { models } }: Running) => keyOf(models?.later?.key ?? models?.key, true);

/** Names models by their key, and whether there is a rulebook. */
const keyOf = (models = '', book?: unknown) => (book ? `${models}+` : models);

/** Keeps the moment for the next page. */
export const writeCache = (engine: Running) =>
  engine.cache.write({
    models: modelKey(engine),
    language: engine.rules.phrases?.language ?? '',
    moment: engine.moment,
  });
