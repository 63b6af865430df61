import type { Capability, ConsentSource } from './capability.js';
import type { ManagerName } from './managers/manager-names.js';

/** What a signal against selling closes: handing over (`export`) or everything; `yield`: handing over, unless a consent manager has a yes for just that. */
export type SignalRule = 'export' | 'all' | 'yield' | false;

/** Which purposes or categories of a manager open a capability: all that are named must be allowed. */
export type PurposeMap = Readonly<Partial<Record<Capability, readonly string[]>>>;

/** How consent is heard. All of it may stand in JSON, but for `callback`. */
export type ConsentOptions = Readonly<{
  /** The shop's own words. */
  callback?: ConsentSource;
  /** Consent managers that are heard; `auto`: each of which the page shows a sign. Of several the most restrictive wins. */
  sources?: 'auto' | readonly ManagerName[];
  /** Purposes by manager, where they are not the usual ones; docs/consent.md. */
  map?: Readonly<Partial<Record<ManagerName, PurposeMap>>>;
  /** Global name of a manager, where it is not the usual one. */
  globals?: Readonly<Partial<Record<ManagerName, string>>>;
  /** What is open where a manager says that no law asks for consent there, as long as nobody objects; default none. */
  whereNotRequired?: readonly Capability[];
  /** Global Privacy Control; default `export`. */
  gpc?: SignalRule;
  /** Do Not Track; default false. */
  dnt?: SignalRule;
  /** Days after which a choice must be made anew, 1 to 395; default 395. */
  maxAge?: number;
  /** Date of the present policy, such as `2026-11-01`: older choices count no more, nor those of which the time is not known. */
  since?: string;
  /** Lets `optOut()` and `object()` leave a flag without a value, so that they hold on the next page; default false. */
  optOutFlag?: boolean;
  /** A page for children, or a shopper who is one: contextual mode at most, whatever is allowed; default false. */
  child?: boolean;
  /** TCF: the shop's vendor id, where it is a vendor. */
  vendorId?: number;
  /** TCF: goes by the publisher's own purposes. */
  usePublisher?: boolean;
}>;

/** What the shop may give in place of {@link ConsentOptions}: its own words, or the names of managers alone. */
export type ConsentConfig = ConsentSource | 'auto' | readonly ManagerName[] | ConsentOptions;

/** The options behind a short form. */
export function consentOptions(given: ConsentConfig = {}): ConsentOptions {
  if (typeof given === 'function') return { callback: given };
  // what is neither is no list of sources, and keeps everything closed
  return given instanceof Object && !Array.isArray(given)
    ? (given as ConsentOptions)
    : { sources: given as 'auto' | readonly ManagerName[] };
}
