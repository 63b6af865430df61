import { tap } from '../lib/tap.js';
import type { Emit, Source } from './source.js';

export type DataLayerOptions = Readonly<{
  /** Global name of the data layer; false: there is none. */
  dataLayer: string | false;
  /** Whether what stands in the layer at the start counts. */
  backfill: boolean;
}>;

/** How often the layer is looked at without a hint, and how long one look may take: a long layer is read in turns. Milliseconds. */
const rhythm = 1000;
const turn = 4;

/**
 * Listens to a GA4 data layer: GTM objects, gtag's Arguments and Universal Analytics' ecommerce actions. A cursor over the array
 * is the truth and the hook on `push` only a hint, because pages overwrite `push` and replace the array.
 */
export const dataLayer: Source<DataLayerOptions> = (emit, scope, { dataLayer: name, backfill }) => {
  const seen = new WeakSet();
  let layer: unknown;
  let cursor = 0;
  /** Up to where the layer may hold what was seen in another place. */
  let known = 0;
  let last: unknown;
  let untap: (() => void) | undefined;
  let mute = !backfill;
  const tell = scope.safe((entry: Entry) => mute || tellEntry(entry, emit));
  const scan = scope.safe(() => {
    const now = (window as unknown as Record<string, unknown>)[`${name}`];
    if (!Array.isArray(now)) return;
    if (now !== layer) {
      layer = now;
      untap?.();
      untap = tap(now, 'push', scan);
    }
    // Another array, or GTM has trimmed this one: start over, knowing what was seen.
    if (now[cursor - 1] !== last) {
      cursor = 0;
      known = now.length;
    }
    // A clock costs as much as an entry does.
    const end = !mute && now.length - cursor > 9 && !document.hidden && performance.now() + turn;
    for (last = now[cursor - 1]; cursor < now.length;) {
      if (end && performance.now() > end) return void setTimeout(scan);
      last = now[cursor++];
      if (typeof last !== 'object' || !last || (cursor <= known && seen.has(last))) continue;
      seen.add(last);
      tell(last);
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
};

type Entry = Readonly<{ 0?: unknown; 1?: unknown; 2?: unknown; event?: unknown; ecommerce?: unknown }>;

/** Passes on what may be an event, and leaves out what cannot: GTM's own messages, gtag's other commands, resets. */
function tellEntry(entry: Entry, emit: Emit): void {
  if (Array.isArray(entry)) return;
  const [name, said] = entry[0] === 'event' ? [entry[1], entry[2]] : [entry.event, entry];
  if (entry.ecommerce || (typeof name === 'string' && !name.startsWith('gtm.'))) emit(name as string, said);
}
