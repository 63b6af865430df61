import type { BegunConfig } from './config.js';
import { CAPABILITIES } from './consent/capabilities.js';
import type { Capability, ConsentState } from './consent/capability.js';
import type { Consent } from './consent/open-consent.js';
import { ungranted, type Voice } from './consent/voice.js';
import type { Writable } from './lib/readable.js';
import type { Tell, Trouble } from './lib/report.js';
import { purge } from './memory/purge.js';
import type { Load } from './gate.js';
import type { Spent } from './governor/open-governor.js';
import type { Page, Tracked } from './page.js';
import type { Standing } from './protocol.js';
import type { StubHandle } from './slots/stored-slot.js';
import { putKey } from './own-key.js';
import { openTabs, type Tabs } from './tabs.js';

/** The span in which something is granted: from the first grant to its withdrawal, and again. */
export type Visit = Readonly<{
  /** The config is known, and is not off: from now on a grant opens something. */
  begin(begun: Begun): void;
  track(call: Omit<Tracked, 'at'>): void;
  /** The page's stages, while something is granted and they are loaded. */
  page(): Page | undefined;
  erase(): Promise<boolean>;
  /** Nothing opens any more; a no is still followed. */
  stop(): void;
}>;

export type VisitOptions = Readonly<{
  consent: Consent;
  report: Tell;
  outlook: Writable<Standing | undefined>;
  /** What Vitrine has spent on this page view. */
  budget: Writable<Spent | undefined>;
  load: Load;
}>;

type Begun = Readonly<{
  config: BegunConfig;
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  /** What the head stub has done; null where it had nothing to do, undefined where there is none. */
  stub: StubHandle | null | undefined;
}>;

/** What a tab tells the others: these capabilities lapse, so the shopper objects, and, unless it says `keep`, the stores are being emptied. */
export type News = Readonly<{
  /** Both that the stores stand on, where it does not say. */
  lapse?: readonly Capability[];
  optOuts?: readonly Voice[];
  /** The stores stay: what lapses is not what they stand on. */
  keep?: boolean | undefined;
}>;

/** Without a config until Vitrine has begun, and after its end: then nothing opens. */
type State = VisitOptions & { -readonly [Key in keyof Begun]?: Begun[Key] | undefined } & {
  /** The grant that stands, and whether it is one to store as well; another object for each, so that a load that comes late knows. */
  grant?: { stored: boolean } | undefined;
  /** The consent that the other tabs may go by. */
  told?: ConsentState | undefined;
  page?: Page | undefined;
  readonly tabs: Tabs<News>;
  /** What was tracked while they were not there; memory only. */
  queue: Tracked[];
  /** Whether what this page said before the grant counts: not if there was a no, a withdrawal or an erasure since. */
  backfill: boolean;
  /** Settles when the stores are empty: nothing may open them before, or it would be emptied as well. Absent where nothing was to be emptied. */
  purged?: Promise<boolean>;
};

const QUEUE_LIMIT = 100;
/** How long a purge in another tab may take, milliseconds. */
const PURGE_ELSEWHERE = 500;
/** A consent lapsed: this tab's own consent manager has not spoken of it. */
const BOTH: readonly Capability[] = ['persist', 'personalize'];

/**
 * Loads the page's stages when `personalize` is granted, and in the same task in which that or `persist` is withdrawn stops them,
 * empties the queue and the stores, and tells the other tabs. Before `begin` and after `stop` it does the latter alone.
 */
export function openVisit(options: VisitOptions): Visit {
  const state: State = { ...options, tabs: openTabs((news) => hear(state, news)), queue: [], backfill: true };
  options.consent.subscribe(() => follow(state));
  return {
    begin(begun) {
      Object.assign(state, begun);
      // the source may have answered before, when nothing was known of the stub
      if (state.purged) letGo(state);
      if (!begun.config.capture.backfill) drop(state);
      follow(state);
    },
    track(given) {
      const call = { at: Date.now(), ...given };
      if (state.page) state.page.track(call);
      else if ((state.backfill || state.told?.personalize === 'granted') && state.queue.length < QUEUE_LIMIT)
        state.queue.push(call);
    },
    page: () => state.page,
    erase() {
      const { grant } = state;
      tellTabs(state, []);
      const purged = forget(state);
      close(state);
      if (grant) follow(state);
      return purged;
    },
    stop() {
      close(state);
      state.config = undefined;
    },
  };
}

function follow(state: State): void {
  const { grant, told, config } = state;
  const consent = (state.told = state.consent.get());
  const open = consent.personalize === 'granted';
  const stored = consent.persist === 'granted';
  // a no that stands is followed once: the other tabs may have been granted anew since
  const denied = (key: Capability) => consent[key] === 'denied' && told?.[key] !== 'denied';
  const over = grant ? !open || (grant.stored && !stored) : denied('personalize');
  const lapse = CAPABILITIES.filter(
    (key) =>
      // what was granted before there was a config has opened nothing: that it closes again is no withdrawal
      (told?.[key] === 'granted' && consent[key] !== 'granted' && (config || denied(key))) ||
      (BOTH.includes(key) && (over ? !open : denied(key))),
  );
  if (over || denied('persist')) forget(state);
  if (lapse[0]) tellTabs(state, lapse, !over);
  if (over) close(state);
  if (!open || !config) return;
  if (!state.grant) void load(state, stored);
  else if (stored && !state.grant.stored) {
    state.grant.stored = true;
    void (async () => {
      await state.purged;
      state.page?.persist();
    })();
  }
}

function tellTabs({ tabs, consent, grant }: State, lapse: readonly Capability[], keep?: boolean): void {
  tabs.tell({ lapse, optOuts: consent.debug().sources.filter(({ kind }) => kind), keep });
  if (!grant) tabs.close();
}

/** Does as another tab did, which empties the stores; a grant that still stands opens afresh. */
function hear(state: State, news: News): void {
  // what comes over the line may be anything
  const told = Object(news) as News;
  if (!told.keep) {
    // an engine that is just opening may open the stores after the other tab has emptied them
    const now = state.outlook.get();
    if (!(now?.memory && now.seq)) forget(state);
    else state.purged = new Promise((done) => setTimeout(done, PURGE_ELSEWHERE, true));
    close(state);
  }
  // they know it; and a no that stands is none anew
  state.told = ungranted(state.consent.get()) as ConsentState;
  state.consent.lapse(told.lapse ?? BOTH);
  told.optOuts?.forEach(state.consent.say);
  follow(state);
}

async function load(state: State, stored: boolean): Promise<void> {
  const grant = (state.grant = { stored });
  // there was a no to storing what was said before it
  if (stored && state.purged && state.backfill) drop(state);
  // before anything is loaded: a withdrawal in another tab may come meanwhile
  state.tabs.tell();
  try {
    const { openPage } = await state.load('page', state.assets!);
    await state.purged;
    if (grant !== state.grant) return;
    state.page = openPage({
      ...(state as State & Begun),
      onOutlook: state.outlook.set,
      onSpent: state.budget.set,
      onRevoked: () => hear(state, {}),
    });
    state.queue.splice(0).forEach(state.page.track);
  } catch (cause) {
    if (grant === state.grant) state.report(notLoaded('page', cause));
  }
}

function close(state: State): void {
  state.tabs.close();
  state.page?.close();
  state.grant = state.page = undefined;
  drop(state);
  letGo(state);
  state.outlook.set(undefined);
  state.budget.set(undefined);
}

/** What this page has said until now, it has not said. */
function drop(state: State): void {
  state.queue = [];
  state.backfill = false;
}

/** What the head stub shows, and it or a server would show on the next page. */
function letGo({ stub, config }: State): void {
  stub?.undo();
  putKey('', false, config?.decisionCookie);
}

function forget(state: State): Promise<boolean> {
  letGo(state);
  putKey('-grant');
  return (state.purged = purge().then((isEmpty) => {
    // on a server there is nothing to be emptied
    isEmpty ||= !globalThis.document;
    if (!isEmpty) state.report({ code: 'purge-failed' });
    return isEmpty;
  }));
}

/** The problem of a chunk of Vitrine's own that did not load. */
export const notLoaded = (about: string, cause: unknown): Trouble => ({
  code: 'page-load',
  field: 'assets',
  about,
  cause,
});
