import { tap } from '../lib/tap.js';
import { isEventName } from './event-names.js';
import { legacyActions } from './legacy-actions.js';
import { openScope } from './scope.js';
import type { Emit, Source } from './source.js';

export type DataLayerOptions = Readonly<{
  /** Global name, default `dataLayer`. */
  name?: string;
  /** Whether what stands in the layer at the start counts; default true. */
  backfill?: boolean;
}>;

/** How often the layer is looked at without a hint, in milliseconds. */
const rhythm = 1000;

/**
 * Reads a GA4 data layer: GTM objects, gtag's Arguments and Universal Analytics' ecommerce actions. A cursor over the array is
 * the truth and the hook on `push` only a hint, because pages overwrite `push` and replace the array.
 */
export const dataLayer: Source<DataLayerOptions> = (emit, { name = 'dataLayer', backfill = true, report }) => {
  const scope = openScope(name, report);
  const seen = new WeakSet();
  let layer: unknown;
  let cursor = 0;
  let last: unknown;
  let untap: (() => void) | undefined;
  let mute = !backfill;
  const read = scope.safe((entry: Entry) => mute || readEntry(entry, emit));
  const scan = scope.safe(() => {
    const now = (window as unknown as Record<string, unknown>)[name];
    if (!Array.isArray(now)) return;
    if (now !== layer) {
      layer = now;
      untap?.();
      untap = tap(now, 'push', scan);
    }
    // Another array, or GTM has trimmed this one: start over, knowing what was seen.
    const again = now[cursor - 1] !== last;
    if (again) cursor = 0;
    for (last = now[cursor - 1]; cursor < now.length;) {
      last = now[cursor++];
      if (typeof last !== 'object' || !last || (again && seen.has(last))) continue;
      seen.add(last);
      read(last);
    }
  });
  scan();
  mute = false;
  scope.on('visibilitychange pageshow pagehide', scan);
  // The page's own click handler runs after this one.
  scope.on('click', () => setTimeout(scan));
  const timer = setInterval(() => document.hidden || scan(), rhythm);
  scope.onEnd(() => {
    clearInterval(timer);
    untap?.();
  });
  return scope.end;
};

type Entry = Readonly<{ 0?: unknown; 1?: unknown; 2?: unknown; event?: unknown; ecommerce?: unknown }>;

function readEntry(entry: Entry, emit: Emit): void {
  if (Array.isArray(entry)) return;
  const [name, said] = entry[0] === 'event' ? [entry[1], entry[2]] : [entry.event, entry];
  if (isEventName(name)) {
    // Engaged time is measured here and not taken from the page as well: it would count twice.
    if (name !== 'tick' && name !== 'user_engagement') emit(name, said);
    return;
  }
  for (const action in legacyActions) {
    const done = (entry.ecommerce as Record<string, Action> | null | undefined)?.[action];
    if (done && !(Number(done.actionField?.step) > 1)) emit(legacyActions[action]!, entry);
  }
}

/** A checkout says each of its steps; the first is its beginning. */
type Action = Readonly<{ actionField?: Readonly<{ step?: number }> }>;
