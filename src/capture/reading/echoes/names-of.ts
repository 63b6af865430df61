import type { Heard } from '../../heard.js';
import { isEventName } from '../fields/event-names.js';
import { legacyActions } from '../fields/legacy-actions.js';

/** The events that something tells: itself, but in a data layer, where much is not for us, any number of events, or none. */
export function namesOf({ source, name, said }: Heard): readonly string[] {
  // Only `identify()` and what is signed may tell of a profile.
  if (name === 'profile_update') return [];
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
