import { openCapture } from '../../../src/capture/capture.js';
import type { Heard } from '../../../src/capture/heard.js';
import { openReader } from '../../../src/capture/reading/open-reader.js';
import { openSources } from '../../../src/capture/sources/open-sources.js';
import type { ShopEvent } from '../../../src/capture/shop-event.js';
import type { ResolvedConfig } from '../../../src/config.js';
import { readConsentOrder } from '../../../src/inspector/audit/consent-order.js';
import { whenIdle } from '../../../src/lib/when-idle.js';
import { PACKS } from '../../../src/packs.js';
import type { DocumentReport } from '../document-report.js';
import { findAddControl } from './find-add-control.js';

/** What is recorded by, as the shop's config has it; plain data. */
export type RecordOptions = Readonly<{
  capture: ResolvedConfig['capture'];
  seasons: ResolvedConfig['seasons'];
  /** Name of the global function that takes a {@link DocumentReport} as JSON. */
  tell: string;
}>;

/** The recorder of a page, as `window[Symbol.for('vitrine.audit')]` has it. */
export type Recorder = Readonly<{ collect(): DocumentReport; findAddControl(): Element | undefined }>;

/** How many things in a second are told at once, since a page that is being left has no time; a burst is told at the end of it. */
const AT_ONCE = 20;
const SECOND = 1000;

/**
 * Listens to this page as Vitrine does, with all sources and without consent, worker or storage, and tells what it hears to whoever
 * audits. Only for a browser of the developer's own, where nothing of it is kept. Frames tell nothing by themselves.
 */
export function record({ capture: config, seasons, tell }: RecordOptions): void {
  if (self !== top || !/^https?:$/.test(location.protocol)) return;
  const id = String(Math.random());
  const events: ShopEvent[] = [];
  const reader = openReader({ ...config, seasons, salt: '', report: () => {} });
  const collect = (): DocumentReport => ({
    id,
    url: location.href,
    hearing: reader.hearing(),
    events,
    consent: readConsentOrder(config.dataLayer && Reflect.get(window, config.dataLayer)),
  });
  let heardOf = 0;
  // a page that is loaded late says its first view at once
  let viewed = (): void => {};
  const say = (): void => {
    (window as unknown as Record<string, (told: string) => void>)[tell]?.(JSON.stringify(collect()));
  };
  const restart = (): void => {
    if (heardOf > AT_ONCE) say();
    heardOf = 0;
  };
  const emit = (heard: Heard): void => {
    events.push(...reader.read([heard]));
    if (heard.source === 'page_view') viewed();
    if (!heardOf++) setTimeout(restart, SECOND);
    if (heardOf <= AT_ONCE) say();
  };
  viewed = listen(config, { emit, say });
  addEventListener('pagehide', say);
  Object.defineProperty(window, Symbol.for('vitrine.audit'), { value: { collect, findAddControl } satisfies Recorder });
}

type Telling = Readonly<{ emit: (heard: Heard) => void; say: () => void }>;

/** Opens capture with every source; what is returned is to be called for each page view. */
function listen(config: RecordOptions['capture'], { emit, say }: Telling): () => void {
  const report = () => {};
  const { signal } = new AbortController();
  let sources: ReturnType<typeof openSources> | undefined;
  // its first page view comes before there are any
  const capture = openCapture({ ...config, backfill: true, report, now: Date.now, emit });
  const open = (): void => {
    sources = openSources({
      ...config,
      backfill: true,
      capture,
      config: { weather: undefined },
      // all of them are within the recorder's own file
      load: (name) => PACKS[name](),
      report,
      cross: say,
      whenIdle,
      signal,
    });
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', open, { once: true });
  else open();
  return () => sources?.viewed();
}
