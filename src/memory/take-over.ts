import type { LogDatabase, LogHead, LogTransaction, StoredProof } from './log-schema.js';
import type { Proof } from './proof.js';
import { retain } from './retain.js';
import { transact } from './transact.js';

const DAY = 86_400_000;

/** What `takeOver` goes by: the clock in milliseconds since the epoch, and `newGrant` for a database that stands under no grant yet. */
export type TakeOverOptions = Readonly<{
  retentionDays: number;
  now: () => number;
  newGrant: () => string;
  proof?: Proof | undefined;
  /** The id of the grant that stands; a log under another one is a leftover. */
  marked?: string;
}>;

/** In one transaction: takes over the standing grant or makes one, and enforces retention. Returns the grant id. */
export function takeOver(db: LogDatabase, options: TakeOverOptions): Promise<string> {
  const { retentionDays, now, newGrant, proof, marked } = options;
  return transact(db, 'readwrite', async (tx) => {
    const time = now();
    const meta = tx.objectStore('meta');
    const left = (await meta.get('head')) as LogHead | undefined;
    if (marked && left && left.grant !== marked) await empty(tx);
    if (proof) await prove(tx, proof, time);
    const { grant, clock } = ((await meta.get('head')) as LogHead | undefined) ?? { grant: newGrant() };
    const first = await retain(tx, time - retentionDays * DAY, (clock?.seq ?? 0) + 1);
    // A device clock that was ahead and has been set right would otherwise hold one session open until its date comes.
    const head: LogHead = { grant, first, ...(clock && { clock: { ...clock, at: Math.min(clock.at, time) } }) };
    await meta.put(head, 'head');
    return grant;
  });
}

/** Keeps what the log is opened under, with the time of its first opening; what is older than a consent may be is cleared before. */
async function prove(tx: LogTransaction<'readwrite'>, { record, maxAge }: Proof, time: number): Promise<void> {
  const meta = tx.objectStore('meta');
  let { since = time } = ((await meta.get('consent')) as StoredProof | undefined) ?? {};
  if (since < time - maxAge) {
    await empty(tx);
    since = time;
  }
  await meta.put({ since, record }, 'consent');
}

const empty = (tx: LogTransaction<'readwrite'>) =>
  Promise.all([tx.objectStore('events').clear(), tx.objectStore('meta').clear()]);
