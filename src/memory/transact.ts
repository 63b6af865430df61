import type { LogDatabase, LogTransaction } from './log-schema.js';

const STORES: ['events', 'meta'] = ['events', 'meta'];

/** Runs `work` in one transaction over both stores: resolves once it is committed; if anything fails, nothing is written. */
export async function transact<Mode extends 'readonly' | 'readwrite', T>(
  db: LogDatabase,
  mode: Mode,
  work: (tx: LogTransaction<Mode>) => Promise<T>,
): Promise<T> {
  const tx = db.transaction(STORES, mode, { durability: 'relaxed' });
  // Watched from the start: if `work` fails first, nobody else awaits it.
  const done = tx.done.then(
    () => undefined,
    (cause: unknown) => ({ cause }),
  );
  let result: T;
  try {
    result = await work(tx);
  } catch (cause) {
    try {
      tx.abort();
    } catch {
      // It has already aborted: that is why `work` failed.
    }
    await done;
    throw cause;
  }
  const failed = await done;
  if (failed) throw failed.cause;
  return result;
}
