import type { Tell } from '../../lib/report.js';
import type { Heard } from '../heard.js';
import type { ShopEvent } from '../shop-event.js';
import { openDedupe } from './dedupe.js';
import { isEventName } from './event-names.js';
import { legacyActions } from './legacy-actions.js';
import { normalise } from './normalise.js';
import { pageContext } from './page-context.js';
import type { PageKindRule } from './page-kind.js';

export type ReaderOptions = Readonly<{
  /** Page kind by path, before every other rule. */
  pageKinds: readonly PageKindRule[];
  report: Tell;
}>;

/**
 * Makes events of what a page said: known names, allow-listed parameters, a page_view described, an echo dropped. Remembers the
 * latest events, so one reader goes with one page. Faults are reported as `event-unknown` and `event-malformed`.
 */
export function openReader({ pageKinds, report }: ReaderOptions): (heard: readonly Heard[]) => readonly ShopEvent[] {
  const isNew = openDedupe();
  const read = (name: string, said: unknown, at: number): ShopEvent | undefined => {
    const { event, problems } = normalise(name, said, at);
    for (const problem of problems) report(problem);
    return event;
  };
  const readOne = (name: string, { source, at, page, said }: Heard): readonly ShopEvent[] => {
    const event = read(name, said, at);
    if (!event) return [];
    const seen = page && read(name, pageContext(page, pageKinds), at);
    const whole = { ...event, params: { ...seen?.params, ...event.params } };
    return isNew(whole, source) ? [whole] : [];
  };
  return (heard) => heard.flatMap((one) => namesOf(one).flatMap((name) => readOne(name, one)));
}

/** The events that something tells: itself, but in a data layer, where much is not for us, any number of events, or none. */
function namesOf({ source, name, said }: Heard): readonly string[] {
  if (source !== 'data-layer') return [name];
  // Engaged time is measured and not taken from the page as well: it would count twice.
  if (isEventName(name)) return name === 'tick' || name === 'user_engagement' ? [] : [name];
  const ecommerce = (said as { ecommerce?: Readonly<Record<string, Action>> | null } | null | undefined)?.ecommerce;
  return Object.keys(legacyActions)
    .filter((action) => {
      const done = ecommerce?.[action];
      return done && !(Number(done.actionField?.step) > 1);
    })
    .map((action) => legacyActions[action]!);
}

/** A checkout says each of its steps; the first is its beginning. */
type Action = Readonly<{ actionField?: Readonly<{ step?: number }> | null }>;
