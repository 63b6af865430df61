import type { ResolvedConfig } from './config.js';
import type { ConsentState } from './consent/capability.js';
import type { Consent } from './consent/open-consent.js';
import type { Voice } from './consent/voice.js';
import type { Writable } from './lib/readable.js';
import type { Tell, Trouble } from './lib/report.js';
import { purge } from './memory/purge.js';
import type { Load } from './gate.js';
import type { Spent } from './governor/open-governor.js';
import type { Held, Page, Tracked } from './page.js';
import type { Inspection, Standing } from './protocol.js';
import type { StubHandle } from './slots/stored-slot.js';
import { dropDecisions } from './stored-decisions.js';
import { openTabs, type Tabs } from './tabs.js';

/** The span in which something is granted: from the first grant to its withdrawal, and again. */
export type Visit = Readonly<{
  track(call: Tracked): void;
  inspect(limit?: number): Promise<Inspection | undefined> | undefined;
  /** All that is held of the shopper; nothing while nothing is granted. */
  export(): Promise<Held> | undefined;
  erase(): Promise<boolean>;
  stop(): void;
}>;

export type VisitOptions = Readonly<{
  config: ResolvedConfig;
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  consent: Consent;
  report: Tell;
  outlook: Writable<Standing | undefined>;
  /** What Vitrine has spent on this page view. */
  budget: Writable<Spent | undefined>;
  /** What the head stub has done; null where it had nothing to do, undefined where there is none. */
  stub: StubHandle | null | undefined;
  load: Load;
}>;

/** What a tab tells the others: these capabilities lapse, so the shopper objects, and, unless it says `keep`, the stores are being emptied. */
export type News = Readonly<{
  lapse: readonly (keyof ConsentState)[];
  optOuts: readonly Voice[];
  /** The stores stay: what lapses is not what they stand on. */
  keep?: boolean;
}>;

type State = VisitOptions & {
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
  /** Settles when the stores are empty: nothing may open them before, or it would be emptied as well. */
  purged: Promise<boolean>;
};

const QUEUE_LIMIT = 100;
/** How long a purge in another tab may take, milliseconds. */
const PURGE_ELSEWHERE = 500;
/** A consent lapsed: this tab's own consent manager has not spoken of it. */
const BOTH = ['persist', 'personalize'] as const;

/**
 * Loads the page's stages when `personalize` is granted, and in the same task in which that or `persist` is withdrawn stops them,
 * empties the queue and the stores, and tells the other tabs.
 */
export function openVisit(options: VisitOptions): Visit {
  const { consent, config } = options;
  const state: State = {
    ...options,
    tabs: openTabs('vitrine', (news) => hear(state, news)),
    queue: [],
    backfill: config.capture.backfill,
    purged: Promise.resolve(true),
  };
  // another policy, another config: what was decided under the old one goes
  if (state.stub && state.stub.stored.policyVersion !== config.policyVersion) state.stub.undo();
  const unsubscribe = consent.subscribe(() => follow(state));
  // the source may have answered before anybody listened
  follow(state);
  return {
    track(call) {
      if (state.page) state.page.track(call);
      else if ((state.grant || state.backfill) && state.queue.length < QUEUE_LIMIT) state.queue.push(call);
    },
    inspect: (limit) => state.page?.inspect(limit),
    export: () => state.page?.export(),
    erase() {
      const { grant } = state;
      tellTabs(state, []);
      forget(state);
      close(state);
      if (grant) follow(state);
      return state.purged;
    },
    stop() {
      unsubscribe();
      close(state);
    },
  };
}

function follow(state: State): void {
  const consent = state.consent.get();
  const { grant } = state;
  const open = consent.personalize === 'granted';
  const stored = consent.persist === 'granted';
  const lapsed = (Object.keys(consent) as News['lapse']).filter(
    (key) => state.told?.[key] === 'granted' && consent[key] !== 'granted',
  );
  state.told = consent;
  const over = consent.personalize === 'denied' || (grant && (!open || (grant.stored && !stored)));
  if (over || consent.persist === 'denied') forget(state);
  if (over) {
    tellTabs(state, [...new Set([...(open ? ['persist' as const] : BOTH), ...lapsed])]);
    close(state);
  } else if (lapsed[0]) tellTabs(state, lapsed, true);
  if (!open) return;
  if (!state.grant) void load(state, stored);
  else if (stored && !state.grant.stored) {
    state.grant.stored = true;
    void state.purged.then(() => state.page?.persist());
  }
}

const tellTabs = ({ tabs, consent }: State, lapse: News['lapse'], keep?: boolean): void =>
  tabs.tell({ lapse, optOuts: consent.debug().sources.filter(({ kind }) => kind), ...(keep && { keep }) });

/** Does as another tab did, which empties the stores; a grant that still stands opens afresh. */
function hear(state: State, news: News): void {
  const { lapse, optOuts, keep } = Object(news) as Partial<News>;
  if (!keep) {
    // an engine that is just opening may open the stores after the other tab has emptied them
    if (!state.outlook.get()?.memory) forget(state);
    else state.purged = new Promise((done) => setTimeout(done, PURGE_ELSEWHERE, true));
    close(state);
  }
  // they know it
  state.told = undefined;
  state.consent.lapse(lapse ?? BOTH);
  optOuts?.forEach(state.consent.say);
  follow(state);
}

async function load(state: State, stored: boolean): Promise<void> {
  const grant = (state.grant = { stored });
  // before anything is loaded: a withdrawal in another tab may come meanwhile
  state.tabs.tell();
  try {
    const { openPage } = await state.load('page', state.assets);
    await state.purged;
    if (grant !== state.grant) return;
    state.page = openPage({
      ...state,
      onOutlook: state.outlook.set,
      onSpent: state.budget.set,
      onRevoked: () => hear(state, { lapse: BOTH, optOuts: [] }),
    });
    for (const call of state.queue.splice(0)) state.page.track(call);
  } catch (cause) {
    if (grant !== state.grant) return;
    state.report(notLoaded('page', cause));
  }
}

function close(state: State): void {
  state.grant = undefined;
  state.tabs.close();
  state.page?.close();
  state.page = undefined;
  state.queue = [];
  state.backfill = false;
  letGo(state);
  state.outlook.set(undefined);
  state.budget.set(undefined);
}

/** What the head stub shows, and would show on the next page. */
function letGo({ stub }: State): void {
  stub?.undo();
  dropDecisions();
}

function forget(state: State): void {
  letGo(state);
  dropDecisions('-grant');
  state.purged = purge().then((empty) => {
    if (!empty) state.report({ code: 'purge-failed' });
    return empty;
  });
}

/** The problem of a chunk of Vitrine's own that did not load. */
export const notLoaded = (about: string, cause: unknown): Trouble => ({
  code: 'page-load',
  field: 'assets',
  about,
  cause,
});
