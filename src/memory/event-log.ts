import type { ShopEvent } from '../capture/shop-event.js';
import type { Trouble } from '../lib/report.js';
import type { LoggedEvent } from './logged-event.js';

/** Everything that a log holds: its events and, by key, whatever else it keeps. Plain data, fit for JSON. */
export type LogExport = Readonly<{ events: readonly LoggedEvent[]; meta: Readonly<Record<string, unknown>> }>;

/**
 * What a log's promises reject with. `memory-revoked`: the grant under which the log was opened no longer stands, so nothing was
 * written and nothing may be kept elsewhere either. `memory-unavailable`: the storage failed, nothing of the call was written, and
 * the caller may go on with the same events in a memory log.
 */
export type LogFailure = Trouble & Readonly<{ code: 'memory-revoked' | 'memory-unavailable' }>;

/** The shopper's history, oldest first. Every promise rejects with a {@link LogFailure} and nothing else. */
export type EventLog = Readonly<{
  kind: 'stored' | 'memory';
  /** The random id of the consent that a stored log stands under; all tabs see the same, and a new one after a withdrawal. */
  grant: string | undefined;
  /** Keeps the events, all or none, and returns them with sequence number and session. One that cannot be kept is reported and left out. */
  append(events: readonly ShopEvent[]): Promise<readonly LoggedEvent[]>;
  /** All kept events after the sequence number `seq`, those of other tabs included. */
  since(seq: number): Promise<readonly LoggedEvent[]>;
  /**
   * What was last written under `key`, or undefined. A log has one checkpoint: under another key it is not seen, never migrated.
   * It falls when events it may have been folded from are deleted, so that no state outlives its events.
   */
  readCheckpoint(key: string): Promise<unknown>;
  /** Replaces the checkpoint. A `state` that is no plain data is reported, and the last one stays. */
  writeCheckpoint(key: string, state: unknown): Promise<void>;
  /** Everything that is kept, for the shopper's right of access. */
  exportLog(): Promise<LogExport>;
  /** Ends the log's use of the storage; what is stored stays. Later calls reject with `memory-unavailable`. */
  close(): void;
}>;
