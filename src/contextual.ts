import { isGuest } from './capture/is-guest.js';
import type { EventParams } from './capture/shop-event.js';
import type { BegunConfig, ResolvedConfig } from './config.js';
import type { ConsentState } from './consent/capability.js';
import { foldContextual, startContextual, type ContextualRules } from './contextual/fold-contextual.js';
import { mayBeContextual } from './contextual/may-be-contextual.js';
import { whenMay } from './contextual/when-may.js';
import { seePage } from './contextual/see-page.js';
import { print } from './lib/print.js';
import { loadPhrases } from './load-phrases.js';
import type { Readable, Writable } from './lib/readable.js';
import type { Tell } from './lib/report.js';
import type { Chunks, Load } from './gate.js';
import type { ContextualOutlook, Standing } from './protocol.js';
import { phraseLanguage } from './segments/phrases/languages.js';
import type { Phrases } from './segments/phrases/phrases.js';
import type { Family } from './segments/family.js';
import type { Clause } from './segments/phrases/open-phrases.js';
import { CONTEXT_CLAUSES } from './segments/phrases/en-context.js';
import { SENTENCES } from './segments/phrases/en-sentences.js';
import type { Slots } from './slots/open-slots.js';
import type { StubHandle } from './slots/stored-slot.js';

/** All that this mode has to say. */
const english = (clauses: Readonly<Record<string, Clause>>): Phrases => ({
  language: 'en',
  sentences: SENTENCES,
  feature: () => '',
  clause: (code, about = {}) => clauses[code]!(about),
});

/** The segments that another file tells. */
const FURTHER = /"context:(season|arrival|affiliate|weekend)/;

export type ContextualOptions = Readonly<{
  config: BegunConfig;
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  consent: Readable<ConsentState>;
  report: Tell;
  /** What stands; that of contextual mode gives way to an engine's. */
  outlook: Writable<Standing | undefined>;
  /** What the head stub shows: as long as that stands, it stays. */
  stub: StubHandle | null | undefined;
  /** The end of Vitrine on this page. */
  signal: AbortSignal;
  load: Load;
}>;

/**
 * Contextual mode: swaps by what the page itself shows, on the page and in memory, while consent lets it and no engine has
 * answered. Closes, and puts the page back, in the task in which consent narrows; opens again when an engine has gone, if it still
 * may. Rejects where one of its files cannot be loaded.
 */
export async function openContextual(options: ContextualOptions): Promise<void> {
  const { config, consent, outlook, stub, signal } = options;
  await whenMay(config, consent);
  const parts = await prepare(options);
  let close: ((to?: Slots) => void) | undefined;
  let tell: () => void;

  const may = () => !signal.aborted && mayBeContextual(config.contextual, consent.get().contextual);
  function open(): void {
    // an engine's answer stands, or what was decided is told already
    if (!may() || outlook.get()) return;
    if (close) tell();
    // what the parser is not done with could not be put back to the byte
    else if (document.readyState !== 'loading' && !isGuest() && !stub?.shown.size)
      [tell, close] = openView({ ...options, ...parts, giveWay });
  }
  function giveWay(to?: Slots): void {
    close?.(to);
    close = undefined;
  }
  function follow(): void {
    // whoever else hears the same news hears of what follows from it behind it
    if (may()) return queueMicrotask(open);
    giveWay();
    if (outlook.get()?.waits) outlook.set(undefined);
  }
  consent.subscribe(follow);
  outlook.subscribe((now) => now ?? follow());
  document.addEventListener('DOMContentLoaded', follow, { signal });
  signal.addEventListener('abort', follow);
  follow();
}

type Parts = Readonly<{
  config: ResolvedConfig;
  page: Chunks['page'];
  rules: ContextualRules;
  /** What a page view tells at a time; `routed`: the page has had one before. */
  look(at: number, routed: boolean): EventParams;
}>;

/** Loads what this mode needs of other files, and what it may go by. */
async function prepare({ config: begun, assets, report, load }: ContextualOptions): Promise<Parts> {
  const { slots: given, priorities } = begun;
  const language = phraseLanguage(document.documentElement.lang);
  const [page, { openFairness }, phrases, further] = await Promise.all([
    load('page', assets),
    load('fairness', assets),
    // of English it needs so little that it has that
    language === 'en'
      ? undefined
      : loadPhrases({ language, assets }, (assets, language) => load(`phrases.${language}`, assets), report),
    FURTHER.test(JSON.stringify([given, priorities])) ? load('surroundings', assets) : undefined,
  ]);
  const config = page.resolveConfig(begun);
  // a price is none of this mode's business: its proxies (device, hour) are most of what it knows
  const slots = page
    .slotRules(config.slots)
    .map(({ slot, variants }) => ({ slot, variants: variants.filter(({ price }) => !price) }));
  const { kept, troubles } = openFairness({ ...config, slots });
  troubles.forEach(report);
  const rules = {
    ...config,
    ...kept,
    phrases: phrases ?? english({ ...CONTEXT_CLAUSES, ...further?.SURROUNDINGS_CLAUSES }),
    surroundings: further?.openSurroundings(kept.seasons) as Family | undefined,
  };
  const { domains } = config.capture;
  const { seasons } = kept;
  return {
    config,
    page,
    rules,
    look: (at, routed) => ({ ...seePage(), ...further?.seeSurroundings({ domains, seasons, at, routed }) }),
  };
}

type View = ContextualOptions & Parts & Readonly<{ giveWay(to?: Slots): void }>;

/** Decides and swaps for each page view until it is closed. Hands back what tells the latest again, and what closes: what stands goes to other slots, or back. */
function openView({
  config,
  report,
  outlook,
  page,
  rules,
  look,
  giveWay,
}: View): [tell: () => void, close: (to?: Slots) => void] {
  let stands: ContextualOutlook['stands'];
  let first: number | undefined;
  let moment = startContextual();
  const waits: ContextualOutlook['waits'] = ({ seq }, to) => seq === (first ??= seq) || giveWay(to);
  const say = () => outlook.set({ ...moment, waits, ...(stands && { stands }) });
  const tell = () => {
    first = undefined;
    say();
  };
  const onStands = (now: typeof stands) => {
    stands = now;
    if (outlook.get()) say();
  };
  // never measured: an exposure has nobody to hear of it
  const slots = page.openSlots({ ...config, report, measure: false, onStands });
  const scope = page.openScope('contextual', report);
  const see = () => {
    const at = Date.now();
    moment = foldContextual(moment, { name: 'page_view', at, params: look(at, !!moment.seq) }, rules);
    if (config.debug) print('contextual', moment);
    slots.turn();
    slots.apply(moment.decisions);
    tell();
  };
  scope.safe(page.pageView)(see, scope, config.capture);
  return [tell, (to) => (scope.end(), to?.take(slots), slots.stop())];
}
