import type { Capability } from '../../../src/consent/capability.js';
import type { PageOptions } from './manager-page.js';

/** What a shopper answers, in the words that most banners share. */
export type Answer = Readonly<{ preferences: boolean; statistics: boolean; marketing: boolean }>;

/** A consent manager on the document that stands: a double of it, or the real client. What returns a promise is awaited. */
export type Double = Readonly<{
  /** Its script runs: the global, and what its storage holds of an earlier answer. */
  install(): unknown;
  /** The shopper answers in its banner; stored, so that the next page knows. */
  choose(answer: Answer): unknown;
  /** The shopper takes everything back; default an answer of three noes. */
  withdraw?(): unknown;
  /** The page goes: globals and listeners, but not what it stored. */
  unload(): unknown;
  /** Storage as well: as if it had never been here. */
  reset(): unknown;
  /** Whoever asks it for its state from now on gets an exception. */
  break(): unknown;
  /** Another object takes the place of its global, with no answer in it; the old one keeps its own. */
  replace?(): unknown;
  /** What stands on the page before its script, or where that is blocked: a stub, a queue, an empty shell. */
  installStub?(): unknown;
  /** Everything shows as allowed though nobody was asked: an opt-out region, preset boxes. Also with the events of a choice. */
  presume?(): unknown;
}>;

export type MatrixOptions = Readonly<{
  double: Double;
  /** What each answer opens; by default preferences: contextual, persist, personalize; statistics: measure, learn; marketing: export. */
  opens?: Readonly<Partial<Record<keyof Answer, readonly Capability[]>>>;
  options?: PageOptions;
  /** Its withdrawal is told a moment after the shopper's click (only for real clients of which that was measured). */
  narrowsLater?: boolean;
  /** Its objects speak only by promises or in a later task: awaited after each step besides the usual turns. */
  settle?: () => Promise<void>;
}>;
