import type { Profile } from './capture/profile.js';
import type { EventParams } from './capture/shop-event.js';
import type { ConsentState } from './consent/capability.js';
import type { Decision } from './decisions/decision.js';
import type { Spent } from './governor/open-governor.js';
import type { Problem } from './lib/report.js';
import type { Readable } from './lib/readable.js';
import type { Inspection, Outlook } from './protocol.js';
import type { Segment } from './segments/segment.js';

/** A running Vitrine. No call throws, and no promise rejects. */
export type Vitrine = Readonly<{
  /** Records an event in GA4's words, such as `track('add_to_cart', { items: [{ item_id: 'A1' }] })`. */
  track(name: string, params?: EventParams | Readonly<Record<string, unknown>>): void;
  /** Tells what the shop knows of the customer, after log-in; kept on this device only, under consent. docs/profile.md */
  identify(profile: Profile): void;
  consent: Readable<ConsentState> & Readonly<{ set(patch: Partial<ConsentState>): void }>;
  /** Active segments. */
  segments: Readable<readonly Segment[]>;
  /** What stands in each slot, and why. */
  decisions: Readable<readonly Decision[]>;
  /** The engine's last answer, with inactive segments; undefined while nothing is granted. */
  outlook: Readable<Outlook | undefined>;
  /** What Vitrine has spent on this page view against its budget; undefined before it is measured, and without one. */
  budget: Readable<Spent | undefined>;
  /** The last 50 problems. */
  problems: Readable<readonly Problem[]>;
  /** Calls back for every problem, past ones first. */
  onError(listener: (problem: Problem) => void): () => void;
  /** Everything known of this shopper, with the latest `limit` events or all of them; undefined while nothing is granted. */
  inspect(limit?: number): Promise<Inspection | undefined>;
  /** Forgets everything known of this shopper, here and in every tab; resolves to whether the stores are empty. */
  erase(): Promise<boolean>;
  /** Puts the page back and lets go of everything; stored data stays. */
  stop(): void;
  /** Calls `use` with this instance; the shape of the queue that stood here before. */
  push(use: (vitrine: Vitrine) => void): void;
}>;
