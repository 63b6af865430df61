import type { ConsentState } from '../capability.js';
import type { ConsentOptions, PurposeMap } from '../consent-options.js';
import type { ManagerName } from './manager-names.js';

/** What a manager says now, all of it. */
export type Said = Readonly<{
  /** What it says of each capability; of one that it does not name it has no word. */
  says?: Partial<ConsentState>;
  /** What that was read from, as little as tells why: it stands in `debug()` and in the record. */
  raw: unknown;
  /** When the shopper chose, milliseconds since the epoch; undefined where the manager does not tell. */
  chosen?: number | undefined;
  /** No law asks for consent here, says the manager: then the config's `whereNotRequired` holds, but for what `says` denies. */
  notRequired?: boolean;
  /** What keeps it from saying more, in a few words. */
  note?: string;
}>;

/** Reads the whole state anew; undefined where the shopper has not answered. May throw: then it stays closed. */
export type ReadManager = () => Said | undefined;

/** What a manager's file is given. */
export type ManagerTools = Readonly<{
  /** The page's global of that name, or of the name the shop gives it in `consent.globals`; undefined if reading it throws. */
  global(usual: string): unknown;
  /** Reads this and every other manager anew, at once. Call it whenever anything may have changed; never trust an event's own words. */
  changed(): void;
  /** Calls {@link ManagerTools.changed} at each event of these space-separated types, on the window or `target`, until the end. */
  on(types: string, target?: EventTarget): void;
  /** Runs a callback that the manager calls only until the end; what it throws closes the manager. */
  safe<A extends readonly unknown[]>(run: (...args: A) => void): (...args: A) => void;
  /**
   * What the manager says by its purposes: `usual`, or the shop's own map. All purposes of a capability allowed: granted; one refused:
   * denied; else unknown.
   */
  says(usual: PurposeMap, isAllowed: (purpose: string) => unknown): Partial<ConsentState>;
  options: ConsentOptions;
  /** Ends everything that was begun. */
  signal: AbortSignal;
}>;

/** Begins to listen, and hands back what reads the state. Listen first: a change between the two must not be lost. */
export type OpenManager = (tools: ManagerTools) => ReadManager;

/** A manager's file. One of opt-outs can only close. */
export type ManagerFile = Readonly<{ kind?: 'optout'; open: OpenManager }>;

/** The files of the managers, by name between `vitrine.` and `.js`. */
export type ManagerFiles = Readonly<Record<`consent.${ManagerName}`, ManagerFile>>;
