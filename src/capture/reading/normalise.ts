import type { Trouble } from '../../lib/report.js';
import { isEventName } from './event-names.js';
import { readParams } from './read-params.js';
import type { ShopEvent } from '../shop-event.js';

/** What became of something the page said: the event, unless its name is unknown, and what had to be left out of it. */
export type Normalised = Readonly<{ event?: ShopEvent; problems: readonly Trouble[] }>;

/**
 * Turns what a page says into a flat, allow-listed event at `at` (milliseconds since the epoch). Whatever it is given, it does
 * not throw: a bad field or item is a problem (`event-malformed`) and left out while the event stays; an unknown name is a
 * problem (`event-unknown`) and gives no event.
 */
export function normalise(name: unknown, said: unknown, at: number): Normalised {
  const problems: Trouble[] = [];
  if (isEventName(name)) {
    const params = readParams(name, name === 'tick' ? undefined : said, (field) =>
      problems.push({ code: 'event-malformed', field, about: name }),
    );
    return { event: { name, at, params }, problems };
  }
  const shown = typeof name === 'string' ? name.slice(0, 40) : typeof name;
  problems.push({ code: 'event-unknown', field: 'name', about: shown });
  return { problems };
}
