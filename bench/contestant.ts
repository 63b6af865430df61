/** Something that is measured: how a shop would put it on its page. All code is the page's own, `ORIGIN` the shop's address. */
export type Contestant = Readonly<{
  id: string;
  name: string;
  /** Its script, as an address of the shop; absent: the page alone. */
  file?: string;
  /** What the page has in its head for it. */
  head?: string;
  /** Data attributes of its script element. */
  dataset?: Readonly<Record<string, string>>;
  init?: string;
  /** In place of `init`, when events are measured. */
  initForEvents?: string;
  /** A statement that records event number `i`. */
  track?: string;
  /** Milliseconds until its queue is sent. */
  drain?: number;
  /** True once it is in working order; absent: a pause will do. */
  ready?: string;
}>;

/** One way to swap the hero. */
export type Swap = Readonly<{
  name: string;
  /** Head of the page; sets `benchNotes.at.init` when it starts. */
  head: string;
  /** Its own script, which does not count as a request. */
  file?: string;
  /** The visitor has been here before: true once that first visit may end. */
  returning?: string;
  /** Nothing is swapped. */
  still?: boolean;
}>;

/** Sets the start of a swap, for the head of a page. */
export const MARK = 'benchNotes.at.init??=performance.now();';

/** Fills in the shop's address. */
export const at = (origin: string, code: string): string =>
  code.replaceAll('ORIGIN', origin).replaceAll('HOST', origin.slice('http://'.length));
