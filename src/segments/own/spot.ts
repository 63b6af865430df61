import type { Trouble } from '../../lib/report.js';
import { nearest } from './nearest.js';

/** A place in a shop's config, which can say what is wrong with it. */
export type Spot = Readonly<{
  path: string;
  /** The place of a part, by its name or its number. */
  at(part: string | number): Spot;
  /** Notes a fault; "is left out:" stands before what is said. */
  fault(about: string): undefined;
  /** Notes that there is no such thing, and which of these may be meant. */
  none(thing: string, said: unknown, names: Iterable<string>): undefined;
}>;

/** Longest part of a name that is quoted. */
const QUOTED = 60;
/** Faults of one config that are told: whatever is given, a page is not flooded. */
const MOST_TOLD = 50;

const quoted = (said: unknown): string => (typeof said === 'string' ? said.slice(0, QUOTED) : typeof said);

/** The place at the root of a config's `segments`, whose faults become troubles. */
export function openSpot(path: string, troubles: Trouble[]): Spot {
  const fault = (about: string) => {
    if (troubles.length < MOST_TOLD) troubles.push({ code: 'segment-refused', field: path, about });
    return undefined;
  };
  return {
    path,
    at: (part) => openSpot(path + (typeof part === 'number' ? `[${part}]` : `.${quoted(part)}`), troubles),
    fault,
    none(thing, said, names) {
      if (troubles.length >= MOST_TOLD) return undefined;
      const meant = nearest(quoted(said), names);
      return fault(`there is no ${thing} ${quoted(said)}${meant ? ` (did you mean ${meant}?)` : ''}`);
    },
  };
}
