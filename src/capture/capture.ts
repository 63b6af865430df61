import type { Run } from '../lib/meter.js';
import type { Tell } from '../lib/report.js';
import { attributes } from './attributes.js';
import { dataLayer } from './data-layer.js';
import type { Heard, PageHints } from './heard.js';
import { isGuest } from './is-guest.js';
import { pageHints } from './page-hints.js';
import { pageView } from './page-view.js';
import { place } from './place.js';
import { plain } from './plain.js';
import { openScope } from './scope.js';
import type { Emit, Source } from './source.js';

export type CaptureOptions = Readonly<{
  /** Global name of the GA4 data layer; false: not read. */
  dataLayer: string | false;
  /** Reads `data-vitrine-*` attributes. */
  attributes: boolean;
  /** Names of the search parameters that make another page of the same path. */
  routeQuery: readonly string[];
  /** Whether what the data layer holds at the start counts. */
  backfill: boolean;
  emit: (heard: Heard) => void;
  report: Tell;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Through which what the page causes is heard; `track()` is not: measuring would cost it a quarter more. */
  run?: Run;
}>;

/** What the shop's own code tells; `at` is for what happened earlier, in milliseconds since the epoch. */
export type Capture = Readonly<{
  track(name: string, said?: unknown, at?: number): void;
  /** Adds a source, once the page is parsed and shown; faults in it are told under its name. */
  listen<Options>(name: string, source: Source<Options>, options: Options): void;
  stop(): void;
}>;

/**
 * Starts listening to the page as soon as it is parsed, and shown if it was prerendered. What is heard is copied and emitted; what
 * it means is found out off the main thread, by `openReader`. Never throws; nothing is emitted after `stop`.
 */
export function openCapture(options: CaptureOptions): Capture {
  const { dataLayer: layer, routeQuery, report, now, emit } = options;
  const whole = openScope('track', report);
  const landed = place(routeQuery);
  let routed = false;
  const receive =
    (source: string): Emit =>
    (name, said, at = now()) => {
      let page: PageHints | undefined;
      if (name === 'page_view')
        // Whatever the page makes of its description, its view counts.
        whole.safe(() => {
          const path = place(routeQuery);
          routed ||= path !== landed;
          page = pageHints(layer, path, routed);
        })();
      // `said` goes last, for it may use up what fits in a copy.
      emit(plain({ source, name: typeof name === 'string' ? name : typeof name, at, page, said }) as Heard);
    };
  const whenReady = (run: () => void): void => {
    const waits = (document as { prerendering?: boolean }).prerendering
      ? 'prerenderingchange'
      : document.readyState === 'loading' && 'DOMContentLoaded';
    // What a merchant does in the theme editor is no shopper's doing.
    if ((window as { Shopify?: { designMode?: boolean } }).Shopify?.designMode) return;
    if (waits) whole.on(waits, () => whenReady(run));
    else whole.safe(run)();
  };
  const listen: Capture['listen'] = (name, source, own) =>
    whenReady(() => {
      const scope = openScope(name === 'data-layer' && layer ? layer : name, report, options.run);
      whole.onEnd(scope.end);
      scope.safe(source)(receive(name), scope, own);
    });
  // A frame inside a page of the shop is part of that page: what is done in it counts, its views do not.
  if (!isGuest()) listen('page_view', pageView, options);
  if (layer) listen('data-layer', dataLayer, options);
  if (options.attributes) listen('attributes', attributes, options);
  const track = receive('track');
  return { track: (name, said, at) => whenReady(() => track(name, said, at)), listen, stop: whole.end };
}
