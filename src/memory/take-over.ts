import type { LogDatabase, LogHead } from './log-schema.js';
import { retain } from './retain.js';
import { transact } from './transact.js';

const DAY = 86_400_000;

/** What `takeOver` goes by: the clock in milliseconds since the epoch, and `newGrant` for a database that stands under no grant yet. */
export type TakeOverOptions = Readonly<{ retentionDays: number; now: () => number; newGrant: () => string }>;

/** In one transaction: takes over the standing grant or makes one, and enforces retention. Returns the grant id. */
export function takeOver(db: LogDatabase, { retentionDays, now, newGrant }: TakeOverOptions): Promise<string> {
  return transact(db, 'readwrite', async (tx) => {
    const time = now();
    const meta = tx.objectStore('meta');
    const { grant, clock } = ((await meta.get('head')) as LogHead | undefined) ?? { grant: newGrant() };
    const first = await retain(tx, time - retentionDays * DAY, (clock?.seq ?? 0) + 1);
    // A device clock that was ahead and has been set right would otherwise hold one session open until its date comes.
    const head: LogHead = { grant, first, ...(clock && { clock: { ...clock, at: Math.min(clock.at, time) } }) };
    await meta.put(head, 'head');
    return grant;
  });
}
