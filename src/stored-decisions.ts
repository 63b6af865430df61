import { putKey } from './own-key.js';
import type { StoredDecisions } from './slots/stored-slot.js';

const KEY = 'vitrine';
const HOUR = 3_600_000;
/** A decision that is older says little of what the shopper wants now; retention may be shorter still. */
const MOST_DAYS = 7;

/** Until when a decision of now is kept: seven days or the days of retention, whichever is shorter, from the full hour. */
export const keptUntil = (retentionDays: number): number =>
  Math.floor(Date.now() / HOUR) * HOUR + Math.min(retentionDays, MOST_DAYS) * 24 * HOUR;

/**
 * Keeps what the head stub shows on the next page, for seven days or the days of retention, whichever is shorter, counted from the
 * full hour: at most one write an hour where nothing has changed. Nothing to show, or a storage that is full, removes the key.
 */
export function keepDecisions(decisions: Omit<StoredDecisions, 'until'>, retentionDays: number): void {
  try {
    const text = JSON.stringify({ ...decisions, until: keptUntil(retentionDays) });
    if (!decisions.slots.length) dropDecisions();
    else if (localStorage.getItem(KEY) !== text) localStorage.setItem(KEY, text);
  } catch {
    // refused or full: the next page begins as the shop's own
    dropDecisions();
  }
}

/** What the key holds, for the shopper's right of access. */
export function readDecisions(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // storage is refused: nothing is there
    return null;
  }
}

/** The same, as it was kept; undefined where it is not there, or not of our making. */
export function storedDecisions(): StoredDecisions | undefined {
  try {
    const stored = JSON.parse(readDecisions()!) as StoredDecisions;
    return stored.slots.every(({ writes }) => Array.isArray(writes)) ? stored : undefined;
  } catch {
    // meddled with: as if it were not there
    return undefined;
  }
}

/** Removes the key, at once. */
export const dropDecisions = (): void => putKey('');
