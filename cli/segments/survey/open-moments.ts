import { addBit, bitSet, eachBit, type BitSet } from './bit-set.js';

/**
 * Every different set of segments that was active at once in a session, of all sessions. Sessions of a shopper stand together, and so do
 * moments of a session, in the order in which they came.
 */
export type Moments = Readonly<{
  /** By segment: the moments at which it was active. */
  at: readonly BitSet[];
  /** By moment. */
  sessionOf: readonly number[];
  /** By moment: whether the session had an order after it. */
  orderAfter: BitSet;
  /** By session. */
  shopperOf: readonly number[];
  /** By session: whether it had an order. */
  ordered: BitSet;
  /** By shopper: the key in the recording. */
  keys: readonly string[];
}>;

/** Collects moments while sessions are replayed. */
export type MomentBook = Readonly<{
  shopper(key: string): void;
  session(): void;
  /** The segments that are active now. */
  moment(active: BitSet): void;
  /** An order was placed. */
  order(): void;
  /** All of it; nothing may be added behind that. */
  close(): Moments;
}>;

/** Opens an empty book of moments of so many segments. */
export function openMoments(segments: number): MomentBook {
  const keys: string[] = [];
  const [shopperOf, sessionOf]: [number[], number[]] = [[], []];
  const sets: BitSet[] = [];
  const alike = new Map<string, BitSet>();
  const seen = new Set<BitSet>();
  /** By session with an order: the last moment before the latest. */
  const until = new Map<number, number>();
  return {
    shopper: (key) => void keys.push(key),
    session() {
      shopperOf.push(keys.length - 1);
      seen.clear();
    },
    moment(active) {
      const name = active.join();
      let set = alike.get(name);
      if (!set) alike.set(name, (set = active.slice()));
      if (seen.has(set)) return;
      seen.add(set);
      sets.push(set);
      sessionOf.push(shopperOf.length - 1);
    },
    order: () => void until.set(shopperOf.length - 1, sets.length - 1),
    close() {
      const at = Array.from({ length: segments }, () => bitSet(sets.length));
      sets.forEach((set, moment) => eachBit(set, (segment) => addBit(at[segment]!, moment)));
      const ordered = bitSet(shopperOf.length);
      for (const session of until.keys()) addBit(ordered, session);
      const orderAfter = bitSet(sets.length);
      sessionOf.forEach((session, moment) => {
        if (moment <= (until.get(session) ?? -1)) addBit(orderAfter, moment);
      });
      return { at, sessionOf, orderAfter, shopperOf, ordered, keys };
    },
  };
}
