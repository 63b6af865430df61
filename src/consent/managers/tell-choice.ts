import type { PurposeMap } from '../consent-options.js';
import type { ManagerTools, Said } from './manager.js';

/** What a manager knows of its purposes, and whether the shopper has chosen them. */
export type Heard = Readonly<{
  /** True or false by the manager's present state; undefined for a purpose that it does not have. */
  isAllowed(purpose: string): unknown;
  /** Whether that is the shopper's own choice, and not a default. */
  answered: unknown;
  /** Whether the manager says that nobody need be asked here. */
  notRequired?: unknown;
  raw: unknown;
  /** Milliseconds or seconds since the epoch. */
  chosen?: number | undefined;
}>;

/** Says what the shopper chose. A default opens nothing; where nobody need be asked, what it refuses is told and the rest left open to the config. */
export function tellChoice({ says }: ManagerTools, usual: PurposeMap, heard: Heard): Said {
  const { isAllowed, answered, raw } = heard;
  const { chosen: time = 0 } = heard;
  // some tell seconds, and where there is no time to be read it is not a number
  const chosen = time > 0 ? (time < 1e11 ? time * 1000 : time) : undefined;
  if (answered) return { says: says(usual, isAllowed), raw, chosen };
  if (!heard.notRequired) return { says: says(usual, () => undefined), raw, note: 'no answer yet' };
  const refused = Object.entries(says(usual, isAllowed)).filter(([, state]) => state === 'denied');
  return { says: Object.fromEntries(refused), raw, notRequired: true, note: 'no answer needed' };
}
