import type { SourcePack } from '../../source-pack.js';
import { readSpec } from './ecommerce-spec.js';
import { lookOut } from '../listening/look-out.js';
import { openCursor } from '../listening/open-cursor.js';
import { openTellers } from '../listening/open-tellers.js';
import type { FurtherSource } from '../tools.js';

type Client = Partial<Record<'on' | 'off', (event: string, hear: typeof Function.prototype) => unknown>> &
  Readonly<{ register?: unknown }>;
/** What `dispatch_start` tells; `track`, in clients that lack it, tells name and properties. */
type Context = Readonly<{ event: Readonly<{ type: string; event: string; properties: unknown }> }>;

/** Segment says that something is on its way in the moment of the call, and `track` only when it has arrived. */
const START = 'dispatch_start';

/**
 * Listens to Segment's analytics.js: calls that wait in the snippet's array, and those that the client dispatches, by its own
 * events. The name of its global may stand in its script's tag. `@contract measured`: @segment/analytics-next 1.84.3, and the
 * ecommerce spec.
 */
const segment: FurtherSource = (emit, scope, { global, backfill }) => {
  let mute = !backfill;
  const open = openTellers((name, said) => mute || emit(name, said));
  const queued = open();
  let dispatched = open();
  let bound: Client | unknown[] | undefined;
  const hear = scope.safe((what: string | Context, properties?: unknown) => {
    if (typeof what === 'string') readSpec(what, properties, dispatched);
    else if (what.event.type === 'track') readSpec(what.event.event, what.event.properties, dispatched);
  });
  const scan = openCursor<readonly unknown[]>(
    scope.safe(([method, name, properties]) => method === 'track' && readSpec(name, properties, queued)),
  );
  const leave = (): void => {
    if (!Array.isArray(bound)) bound?.off?.(bound.register ? START : 'track', hear);
  };
  lookOut(scope, () => {
    const tag = document.querySelector<HTMLElement>('script[data-global-segment-analytics-key]');
    const now = global(tag?.dataset['globalSegmentAnalyticsKey'] ?? 'analytics') as typeof bound;
    if (Array.isArray(now)) {
      scan(now);
      // worked off by the client before all that was tracked
      if (now !== bound) now.push(['on', START, hear]);
    } else if (now !== bound && now?.on) {
      // not twice, if the stub has handed it on
      now.off?.(START, hear);
      if (!now.register) dispatched = open(true);
      now.on(now.register ? START : 'track', hear);
    }
    bound = now;
  });
  mute = false;
  scope.onEnd(leave);
};

export const sources: SourcePack['sources'] = { segment };
