import type { ResolvedConfig } from './config.js';
import type { ConsentState } from './consent/capability.js';
import type { Consent } from './consent/open-consent.js';
import type { Report } from './lib/report.js';
import { purge } from './memory/purge.js';
import type { openPage, Page, Tracked } from './page.js';
import type { Inspection, Outlook } from './protocol.js';

/** The span in which something is granted: from the first grant to its withdrawal, and again. */
export type Visit = Readonly<{
  track(call: Tracked): void;
  inspect(limit?: number): Promise<Inspection | undefined>;
  erase(): Promise<boolean>;
  stop(): void;
}>;

export type VisitOptions = Readonly<{
  config: ResolvedConfig;
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  consent: Consent;
  report: Report;
  setOutlook(outlook: Outlook | undefined): void;
  loadPage(assets: string): Promise<{ openPage: typeof openPage }>;
}>;

type State = {
  /** Raised whenever the page's stages are opened or closed, so that a load that comes late knows. */
  turn: number;
  /** The consent under which they were opened. */
  granted?: ConsentState | undefined;
  page?: Page | undefined;
  /** What was tracked while they were not there; memory only, dropped on `denied`. */
  queue: Tracked[];
  /** Settles when the stores are empty: nothing may open them before, or it would be emptied as well. */
  purged: Promise<boolean>;
};

const QUEUE_LIMIT = 100;

/**
 * Loads the page's stages when `personalize` is granted, and in the same task in which that or `persist` is withdrawn stops them,
 * empties the queue and the stores, and tells the other tabs.
 */
export function openVisit(options: VisitOptions): Visit {
  const state: State = { turn: 0, queue: [], purged: Promise.resolve(true) };
  const unsubscribe = options.consent.subscribe((consent) => follow(state, options, consent));
  // the source may have answered before anybody listened
  follow(state, options, options.consent.get());
  return {
    track(call) {
      if (state.page) state.page.track(call);
      else if (state.queue.length < QUEUE_LIMIT && options.consent.get().personalize !== 'denied')
        state.queue.push(call);
    },
    inspect: async (limit) => state.page?.inspect(limit),
    erase() {
      state.page?.tellTabs('erased');
      close(state, options);
      forget(state, options);
      follow(state, options, options.consent.get());
      return state.purged;
    },
    stop() {
      unsubscribe();
      close(state, options);
    },
  };
}

function follow(state: State, options: VisitOptions, consent: ConsentState): void {
  const { granted } = state;
  const narrowed = granted && (consent.personalize !== 'granted' || (stored(granted) && !stored(consent)));
  if (narrowed) {
    state.page?.tellTabs(consent);
    close(state, options);
  }
  if (narrowed || consent.persist === 'denied' || consent.personalize === 'denied') forget(state, options);
  if (consent.personalize === 'denied') state.queue = [];
  if (consent.personalize !== 'granted') return;
  if (!state.granted) void open(state, options, consent);
  else if (stored(consent) && !stored(state.granted)) {
    state.granted = consent;
    state.page?.persist();
  }
}

const stored = (consent: ConsentState) => consent.persist === 'granted';

async function open(state: State, options: VisitOptions, consent: ConsentState): Promise<void> {
  const turn = ++state.turn;
  state.granted = consent;
  if (!options.config.capture.backfill) state.queue = [];
  try {
    const { openPage } = await options.loadPage(options.assets);
    await state.purged;
    if (turn !== state.turn) return;
    state.page = openPage({
      ...options,
      onOutlook: options.setOutlook,
      onWithdrawn(patch) {
        close(state, options);
        options.consent.set(patch);
      },
      onErased() {
        close(state, options);
        follow(state, options, options.consent.get());
      },
    });
    for (const call of state.queue.splice(0)) state.page.track(call);
  } catch (cause) {
    if (turn !== state.turn) return;
    const message = `vitrine.page.js could not be loaded from ${options.assets}; the page stays as it is. Check config.assets.`;
    options.report({ code: 'page-load', field: 'assets', message, cause });
  }
}

function close(state: State, options: VisitOptions): void {
  state.turn++;
  state.page?.close();
  state.page = undefined;
  state.granted = undefined;
  state.queue = [];
  options.setOutlook(undefined);
}

function forget(state: State, options: VisitOptions): void {
  state.purged = purge().then((empty) => {
    const message = 'The stores could not be emptied; another tab may hold them. Call vitrine.erase() again.';
    if (!empty) options.report({ code: 'purge-failed', message });
    return empty;
  });
}
