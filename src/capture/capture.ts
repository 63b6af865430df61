import type { Run } from '../lib/meter.js';
import type { Tell } from '../lib/report.js';
import { attributes } from './attributes.js';
import { dataLayer } from './data-layer.js';
import { engagement } from './engagement.js';
import type { Heard, PageHints } from './heard.js';
import { pageHints } from './page-hints.js';
import { pageView } from './page-view.js';
import { plain } from './plain.js';
import { openScope } from './scope.js';
import { scroll } from './scroll.js';
import type { Emit, Source } from './source.js';

export type CaptureOptions = Readonly<{
  /** Global name of the GA4 data layer; false: not read. */
  dataLayer: string | false;
  /** Reads `data-vitrine-*` attributes. */
  attributes: boolean;
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
export type Capture = Readonly<{ track(name: string, said?: unknown, at?: number): void; stop(): void }>;

/**
 * Starts listening to the page, at once or when a prerendered page is shown. What is heard is copied and emitted; what it means
 * is found out off the main thread, by `openReader`. Never throws; nothing is emitted after `stop`.
 */
export function openCapture(options: CaptureOptions): Capture {
  const { dataLayer: layer, report, now, emit } = options;
  const whole = openScope('track', report);
  const landed = location.pathname;
  let routed = false;
  const receive =
    (source: string): Emit =>
    (name, said, at = now()) => {
      let page: PageHints | undefined;
      if (name === 'page_view')
        // Whatever the page makes of its description, its view counts.
        whole.safe(() => {
          routed ||= location.pathname !== landed;
          page = pageHints(layer, routed);
        })();
      // `said` goes last, for it may use up what fits in a copy.
      emit(plain({ source, name: typeof name === 'string' ? name : typeof name, at, page, said }) as Heard);
    };
  const listen = (name: string, source: Source<CaptureOptions>, field = name): void => {
    const scope = openScope(field, report, options.run);
    whole.onEnd(scope.end);
    scope.safe(source)(receive(name), scope, options);
  };
  const whenShown = (run: () => void): void =>
    (document as { prerendering?: boolean }).prerendering ? whole.on('prerenderingchange', run) : whole.safe(run)();
  whenShown(() => {
    listen('page_view', pageView);
    if (layer) listen('data-layer', dataLayer, layer);
    if (options.attributes) listen('attributes', attributes);
    listen('user_engagement', engagement);
    listen('scroll', scroll);
  });
  const track = receive('track');
  return { track: (name, said, at) => whenShown(() => track(name, said, at)), stop: whole.end };
}
