import type { Trouble } from '../../../lib/report.js';
import { isEventName } from './event-names.js';
import { keptProfile } from '../profile/kept-profile.js';
import { readParams } from './read-params.js';
import type { EventParams, ShopEvent } from '../../shop-event.js';

/** What became of something the page said: the event, unless its name is unknown, and what had to be left out of it. */
export type Normalised = Readonly<{ event?: ShopEvent; problems: readonly Trouble[] }>;

/** When it was said, in milliseconds since the epoch, and the fields whose text will be hashed and may therefore be anything. */
export type Normalising = Readonly<{ at: number; hashed?: ReadonlySet<string> }>;

const NONE: ReadonlySet<string> = new Set();

/**
 * Turns what a page says into a flat, allow-listed event. Whatever it is given, it does
 * not throw: a bad field or item is a problem (`event-malformed`) and left out while the event stays; an unknown name is a
 * problem (`event-unknown`) and gives no event.
 */
export function normalise(name: unknown, said: unknown, { at, hashed = NONE }: Normalising): Normalised {
  const problems: Trouble[] = [];
  if (isEventName(name)) {
    const bad = (field: string) => problems.push({ code: 'event-malformed', field, about: name });
    if (name === 'profile_update') {
      return { event: { name, at, params: readKept(said, at, bad) }, problems };
    }
    const params = readParams(name, name === 'tick' ? undefined : said, { bad, hashed });
    return { event: { name, at, params }, problems };
  }
  const shown = typeof name === 'string' ? name.slice(0, 40) : typeof name;
  problems.push({ code: 'event-unknown', field: 'name', about: shown });
  return { problems };
}

function readKept(said: unknown, at: number, bad: (field: string) => unknown): EventParams {
  try {
    const profile = keptProfile(said, at, bad);
    return profile ? { profile } : {};
  } catch {
    // a getter or a Proxy of the page threw
    bad('profile');
    return {};
  }
}
