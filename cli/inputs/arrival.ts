import type { ShopEvent } from '../../src/capture/shop-event.js';

/** One event of a file: whose it is (`key`) and where it stands there (`place`, such as `orders.csv:17`). */
export type Arrival = Readonly<{
  key: string;
  event: ShopEvent;
  place: string;
  /** As the file numbers them, if it does. */
  session?: number;
  seq?: number;
  /** What orders events of one time, the first number that differs; `sorted` only. */
  rank?: readonly number[];
  /** Language of the shopper's browser, such as `en`. */
  language?: string;
  /** From a second file, which does not tell how long the first was kept. */
  aside?: true;
}>;

/**
 * What a format's reader gives. `recorded` events of a key stand in the order in which they were logged, and keep it; `sorted`
 * ones may stand in any order and are put in order of time.
 */
export type Arrivals = Readonly<{
  order: 'recorded' | 'sorted';
  events: AsyncIterable<Arrival>;
  /** Checks all events of one key, in order, against each other, and gives those that count. Throws, naming the place. */
  settle?(history: readonly Arrival[]): readonly Arrival[];
  /** Called once, behind the last key. */
  finish?(): void;
}>;
