import type { Trouble } from '../lib/report.js';

/** The problem of something that no log can hold, such as an event with a function in its parameters; `what` names it. */
export function unstorable(what: string, cause: unknown): Trouble {
  return { code: 'event-unstorable', field: what, cause };
}

/** Whether an exception of a storage call is the fault of what was to be stored, and not the storage's own. */
export function uncloneable(cause: unknown): boolean {
  return !(cause instanceof DOMException) || cause.name === 'DataCloneError';
}
