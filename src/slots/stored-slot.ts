import type { SegmentObject } from '../segments/segment.js';

/**
 * One write: a selector inside the slot (`:scope` is the slot's element), a name (`''` is the element's words, `--x` a custom property,
 * anything else an attribute) and the value.
 */
export type StoredWrite = readonly [selector: string, name: string, value: string];

/**
 * What stands in a slot, ready to be written again before the next page's first paint. With `later` the core shows it, once it is there:
 * a template, or what the page renders; the writes then only make room for it.
 */
export type StoredSlot = Readonly<{
  slot: string;
  /** Finds the slot's elements on any page. */
  selector: string;
  variant: string;
  object?: SegmentObject;
  later?: true;
  writes: readonly StoredWrite[];
}>;

/** The one value that is kept in localStorage, under `vitrine`, while a grant stands. */
export type StoredDecisions = Readonly<{
  /** The random id of the grant, as in the log. */
  grant: string;
  policyVersion: string;
  /** Milliseconds since the epoch; from then on it is not used. */
  until: number;
  slots: readonly StoredSlot[];
}>;

/** One write that was done: `before` is null where the attribute was not there. Names as in {@link StoredWrite}; `''` is a Text node's data. */
export type Written = readonly [node: Element | Text, name: string, before: string | null, after: string];

/** What the head stub has done on this page so far, and leaves to the core in `window.vitrineStub`. */
export type StubHandle = Readonly<{
  stored: StoredDecisions;
  /** By slot element, in the order of writing; grows while the page is parsed. */
  shown: ReadonlyMap<
    Element,
    Readonly<{
      slot: StoredSlot;
      written: readonly Written[];
      /** What could not be written, or not yet. */
      todo: readonly StoredWrite[];
    }>
  >;
  /** Watches the page no more; what stands, stands. */
  stop(): void;
  /** Takes everything back, watches no more and removes the key. */
  undo(): void;
}>;

declare global {
  interface Window {
    /** What the head stub has done on this page; null where it had nothing to do, absent where the page has no stub. */
    vitrineStub?: StubHandle | null | undefined;
  }
}
