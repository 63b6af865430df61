import { isGuest } from './capture/is-guest.js';
import type { ResolvedConfig } from './config.js';
import type { ConsentState } from './consent/capability.js';
import { foldContextual, startContextual, type ContextualRules } from './contextual/fold-contextual.js';
import { mayBeContextual } from './contextual/may-be-contextual.js';
import { whenMay } from './contextual/when-may.js';
import { seePage } from './contextual/see-page.js';
import { print } from './lib/print.js';
import type { Readable, Writable } from './lib/readable.js';
import type { Tell } from './lib/report.js';
import type { Chunks, Load } from './gate.js';
import type { ContextualOutlook, Standing } from './protocol.js';
import type { StubHandle } from './slots/stored-slot.js';

export type ContextualOptions = Readonly<{
  config: ResolvedConfig;
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
  const { config, assets, consent, outlook, report, stub, signal, load } = options;
  await whenMay(config, consent);
  const [page, { openFairness }] = await Promise.all([load('page', assets), load('fairness', assets)]);
  // a price is none of this mode's business: its proxies (device, hour) are most of what it knows
  const slots = page
    .slotRules(config.slots)
    .map(({ slot, variants }) => ({ slot, variants: variants.filter(({ price }) => !price) }));
  const { kept, troubles } = openFairness({ ...config, slots });
  troubles.forEach(report);
  const rules = { ...config, ...kept };
  let close: (() => void) | undefined;
  let tell: () => void;

  const may = () => !signal.aborted && mayBeContextual(config.contextual, consent.get().contextual);
  function open(): void {
    // an engine's answer stands, or what was decided is told already
    if (!may() || outlook.get()) return;
    if (close) tell();
    // what the parser is not done with could not be put back to the byte
    else if (document.readyState !== 'loading' && !isGuest() && !stub?.shown.size)
      [tell, close] = openView({ ...options, page, rules, giveWay });
  }
  function giveWay(): void {
    close?.();
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

type View = ContextualOptions & Readonly<{ page: Chunks['page']; rules: ContextualRules; giveWay(): void }>;

/** Decides and swaps for each page view until it is closed. Hands back what tells the latest again, and what closes. */
function openView({ config, report, outlook, page, rules, giveWay }: View): [tell: () => void, close: () => void] {
  // never measured: an exposure has nobody to hear of it
  const slots = page.openSlots({ ...config, report, measure: false });
  const scope = page.openScope('contextual', report);
  let moment = startContextual();
  const tell = () => {
    let first: number | undefined;
    const waits: ContextualOutlook['waits'] = ({ seq }) => seq === (first ??= seq) || giveWay();
    outlook.set({ ...moment, waits });
  };
  const see = () => {
    moment = foldContextual(moment, { name: 'page_view', at: Date.now(), params: seePage() }, rules);
    if (config.debug) print('contextual', moment);
    slots.apply(moment.decisions);
    tell();
  };
  scope.safe(page.pageView)(see, scope, config.capture);
  return [tell, () => (scope.end(), slots.stop())];
}
