import type { Hearing } from '../../src/capture/reading/tally/tally.js';
import type { ShopEvent } from '../../src/capture/shop-event.js';
import type { Finding } from '../../src/inspector/audit/finding.js';

/** A page that was listened to, with the events that would be kept. */
export type AuditedPage = Readonly<{ url: string; events: readonly ShopEvent[] }>;

/** What an audit found. */
export type Audit = Readonly<{
  target: string;
  /** Empty for a recording. */
  pages: readonly AuditedPage[];
  /** What was heard in all, and what became of it. */
  hearing: Hearing;
  /** The worst first. */
  findings: readonly Finding[];
}>;
