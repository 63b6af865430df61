import type { Report } from '../lib/report.js';
import { attributes } from './attributes.js';
import { dataLayer } from './data-layer.js';
import { openDedupe } from './dedupe.js';
import { engagement } from './engagement.js';
import { normalise } from './normalise.js';
import { pageContext } from './page-context.js';
import { pageView } from './page-view.js';
import { openScope } from './scope.js';
import { scroll } from './scroll.js';
import type { EventParams, PageKind, ShopEvent } from './shop-event.js';
import type { Emit } from './source.js';

export type CaptureOptions = Readonly<{
  /** Global name of the GA4 data layer, default `dataLayer`; false: not read. */
  dataLayer?: string | false;
  /** Reads `data-vitrine-*` attributes; default true. */
  attributes?: boolean;
  /** Page kind by path, a regular expression, before every other rule. */
  pageKinds?: readonly Readonly<{ path: string; kind: PageKind }>[];
  /** Whether what the data layer holds at the start counts; default true. */
  backfill?: boolean;
  emit: (event: ShopEvent) => void;
  report: Report;
  /** Milliseconds since the epoch. */
  now: () => number;
}>;

/** What the shop's own code tells; `at` is for what happened earlier, in milliseconds since the epoch. */
export type Capture = Readonly<{ track(name: string, params?: unknown, at?: number): void; stop(): void }>;

/** Starts watching the page, at once or when a prerendered page is shown. Never throws; nothing is emitted after `stop`. */
export function openCapture(options: CaptureOptions): Capture {
  const { dataLayer: layer = 'dataLayer', backfill = true, pageKinds = [], report, now, emit } = options;
  const scope = openScope('track', report);
  const isNew = openDedupe();
  const landed = location.pathname;
  let routed = false;
  const receive =
    (source: string): Emit =>
    (name, said, at = now()) => {
      const read = (params: unknown): ShopEvent | undefined => {
        const { event, problems } = normalise(name, params, at);
        problems.forEach(report);
        return event;
      };
      const event = read(said);
      if (!event) return;
      let page: EventParams | undefined;
      if (name === 'page_view')
        // Whatever the page makes of its description, its view counts.
        scope.safe(() => {
          routed ||= location.pathname !== landed;
          page = read(pageContext({ rules: pageKinds, dataLayer: layer, routed }))?.params;
        })();
      const whole = { ...event, params: { ...page, ...event.params } };
      if (isNew(whole, source)) emit(whole);
    };
  const whenShown = (run: () => void): void =>
    (document as { prerendering?: boolean }).prerendering ? scope.on('prerenderingchange', run) : scope.safe(run)();
  whenShown(() => {
    scope.onEnd(pageView(receive('page'), { report }));
    if (layer) scope.onEnd(dataLayer(receive('data-layer'), { name: layer, backfill, report }));
    if (options.attributes !== false) scope.onEnd(attributes(receive('attributes'), { report }));
    scope.onEnd(engagement(receive('engagement'), { now, report }));
    scope.onEnd(scroll(receive('scroll'), { report }));
  });
  const track = receive('track');
  return { track: (name, said, at) => whenShown(() => track(name, said, at)), stop: scope.end };
}
