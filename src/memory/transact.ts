import type { LogDatabase, LogTransaction } from './log-schema.js';

const STORES: ['events', 'meta'] = ['events', 'meta'];

/**
 * Runs `work` in one transaction over both stores: resolves once it is committed; if anything fails, nothing is written. No request can
 * follow `work`.
 */
export async function transact<Mode extends 'readonly' | 'readwrite', T>(
  db: LogDatabase,
  mode: Mode,
  work: (tx: LogTransaction<Mode>) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(STORES, mode, { durability: 'relaxed' });
  // Watched from the start: if `work` fails first, nobody else awaits it.
  const over = tx.done.catch(() => undefined);
  try {
    const result = await work(tx);
    // Without it the browser waits for every request to be answered first.
    tx.commit();
    await tx.done;
    return result;
  } catch (cause) {
    try {
      tx.abort();
    } catch {
      // It has already aborted: that is why it failed.
    }
    await over;
    throw cause;
  }
}
