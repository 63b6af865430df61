import type { LogFailure } from './event-log.js';

/** The failure of a log whose grant was withdrawn, here or in another tab. */
export function revoked(): LogFailure {
  return { code: 'memory-revoked' };
}

/** The failure of a log whose storage does not work; `cause` is what the browser said. */
export function unavailable(cause: unknown): LogFailure {
  const name = (cause as { name?: unknown } | undefined)?.name ?? cause;
  return { code: 'memory-unavailable', about: String(name), cause };
}
