import { randomId } from './lib/random-id.js';

const KEY = 'vitrine-grant';

/** The id under which a log is opened; `marked`: it stands where a withdrawal takes it away at once, so a log under another id is a leftover. */
export type GrantMark = Readonly<{ id: string; marked: boolean }>;

/** Random, and behind it when it was made, to the millisecond: a grant has an age. */
export const newGrant = (): string => `${randomId()}-${Date.now().toString(36)}`;

/**
 * The id of the log that this page opens. One to store stands in localStorage as well, the same for all tabs, for `maxAge` milliseconds:
 * clearing IndexedDB takes a moment in which a page may be gone, this does not.
 */
export function markGrant(id: string, maxAge: number): GrantMark {
  try {
    const found = localStorage.getItem(KEY);
    if (found && parseInt(found.split('-').at(-1)!, 36) > Date.now() - maxAge) return { id: found, marked: true };
    localStorage.setItem(KEY, id);
    return { id, marked: true };
  } catch {
    // refused or full: leftovers cannot be told
    return { id, marked: false };
  }
}
