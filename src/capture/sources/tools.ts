import type { EventParams } from '../shop-event.js';
import type { Source } from '../source.js';
import type { Says } from '../words/words.js';
import type { Parts } from './parts.js';

/** What a source or signal beyond the core is given besides `emit` and its scope. */
export type Tools = Readonly<{
  /** The page's global of that name, or of the name that the shop gives it in `capture.globals`; undefined if reading it throws. */
  global(usual: string): unknown;
  /**
   * Calls `read` now, once more when the DOM has come to rest and after two seconds if it has changed since, and likewise after each
   * client-side page view. What stands unchanged must not be said twice.
   */
  onPage(read: () => void): void;
  /** The dictionary of the page's language, of English, and of the shop. */
  words(): Promise<Says>;
  /** Loads a part of a source. */
  load<Name extends keyof Parts>(name: Name): Promise<Parts[Name]>;
  /** Sends at once what waits for a better source to say the same: for a click that leads away. */
  flush(): void;
  /** Runs `run`, and sends it at once, if the browser follows a click or a submit which is on its way; in the same task. */
  ifFollowed(event: Event, run: () => void): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whether what stands in a queue at the start counts. */
  backfill: boolean;
  /** The shop's provider of the weather, if it has one. */
  weather?: (() => Weather | Promise<Weather>) | undefined;
  /** The address of what stands now, which another client-side route changes; see place.ts. */
  place(): string;
  /** Whether `data-vitrine-*` attributes are read. */
  attributes: boolean;
}>;

type Weather = EventParams['weather'];

/** A source or signal in a file of its own. */
export type FurtherSource = Source<Tools>;
