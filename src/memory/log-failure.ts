import type { LogFailure } from './event-log.js';

/** The failure of a log whose grant was withdrawn, here or in another tab. */
export function revoked(): LogFailure {
  return {
    code: 'memory-revoked',
    message: 'The consent to store was withdrawn: open the log again after a new grant.',
  };
}

/** The failure of a log whose storage does not work; `cause` is what the browser said. */
export function unavailable(cause: unknown): LogFailure {
  const name = (cause as { name?: unknown } | undefined)?.name ?? cause;
  return {
    code: 'memory-unavailable',
    message: `IndexedDB cannot be used (${String(name)}): free storage or leave private mode; until then this visit is kept in memory.`,
    cause,
  };
}
