import type { Profile } from './capture/profile.js';
import type { EventParams } from './capture/shop-event.js';
import type { ConsentState, SetConsent } from './consent/capability.js';
import type { ConsentRecord } from './consent/open-consent.js';
import type { Decision } from './decisions/decision.js';
import type { Spent } from './governor/open-governor.js';
import type { Problem } from './lib/report.js';
import type { Readable } from './lib/readable.js';
import type { Inspection, Outlook } from './protocol.js';
import type { Held } from './page.js';
import type { Segment } from './segments/segment.js';

/** What a shopper may ask for: how consent stands, and what is held under it. */
export type Export = Held & Readonly<{ consent: ConsentRecord }>;

/** A running Vitrine. No call throws, and no promise rejects. */
export type Vitrine = Readonly<{
  /** Records an event in GA4's words, such as `track('add_to_cart', { items: [{ item_id: 'A1' }] })`. */
  track(name: string, params?: EventParams | Readonly<Record<string, unknown>>): void;
  /** Tells what the shop knows of the customer, after log-in; kept on this device only, under consent. docs/profile.md */
  identify(profile: Profile): void;
  consent: Readable<ConsentState> &
    Readonly<{
      set: SetConsent;
      /** Why is it open or closed: each source with its last raw value, its time and what of it counts. */
      debug(): ConsentRecord;
    }>;
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
  /** Everything that this device holds of the shopper, as plain data: Article 15 and 20 GDPR. */
  export(): Promise<Export>;
  /** Forgets everything known of this shopper, here and in every tab; resolves to whether the stores are empty. */
  erase(): Promise<boolean>;
  /** No to everything, here and in every tab, and everything forgotten; `false` takes it back. Holds for this page, and longer with `consent.optOutFlag`. */
  optOut(on?: boolean): void;
  /** No to being profiled (Article 21 GDPR), whatever else is allowed; `false` takes it back. Holds as long as {@link Vitrine.optOut}. */
  object(on?: boolean): void;
  /** Puts the page back and lets go of everything; stored data stays. */
  stop(): void;
  /** Calls `use` with this instance; the shape of the queue that stood here before. */
  push(use: (vitrine: Vitrine) => void): void;
}>;
