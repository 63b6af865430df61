import type { LogFailure } from './event-log.js';
import { revoked, unavailable } from './log-failure.js';
import { openLogDatabase, type LogHead, type LogTransaction } from './log-schema.js';
import { takeOver, type TakeOverOptions } from './take-over.js';
import { transact } from './transact.js';

/** An open database and the grant it was opened under. */
export type LogConnection = Readonly<{
  grant: string;
  /**
   * Runs `work` in a transaction that first compares the stored grant with this connection's. Reading is guarded too: what a later
   * grant stored must not be mixed with what this engine remembers. Rejects with a {@link LogFailure}, after which nothing is written.
   */
  underGrant<Mode extends 'readonly' | 'readwrite', T>(
    mode: Mode,
    work: (tx: LogTransaction<Mode>, head: LogHead) => Promise<T>,
  ): Promise<T>;
  close(): void;
}>;

/** Connects to the database `name`, takes over its grant and enforces retention. Rejects with what the browser said. */
export async function connectLog(name: string, options: TakeOverOptions): Promise<LogConnection> {
  let lost: LogFailure | undefined;
  const db = await openLogDatabase(name, (deleted) => {
    lost ??= deleted ? revoked() : unavailable('closed by the browser');
  });
  const lose = (failure: LogFailure): LogFailure => {
    db.close();
    return (lost ??= failure);
  };
  const grant = await takeOver(db, options).catch((cause: unknown) => {
    db.close();
    throw cause;
  });
  return {
    grant,
    async underGrant(mode, work) {
      if (lost) throw lost;
      try {
        return await transact(db, mode, async (tx) => {
          const head = (await tx.objectStore('meta').get('head')) as LogHead | undefined;
          if (head?.grant !== grant) throw lose(revoked());
          return work(tx, head);
        });
      } catch (cause) {
        throw lost ?? unavailable(cause);
      }
    },
    close: () => void lose(unavailable('closed')),
  };
}
