/** What Vitrine may cost on one page view, in the measures of docs/governor.md. */
export type Budget = Readonly<{
  /** Milliseconds of its own work on the main thread, all in all; default 1000. */
  cpu?: number;
  /** Milliseconds of its longest own stretch; default 300. */
  longTask?: number;
  /** Milliseconds of its own work within one interaction; default 200. */
  inp?: number;
  /** Layout shift by its own swaps; default 0.1. */
  cls?: number;
  /** Bytes of its own files, as they crossed the network; default 500000. */
  bytes?: number;
}>;

/** What is measured. */
export type Item = keyof Budget;

/** The limits of a shop that sets none; docs/governor.md has the reasons. */
export const DEFAULTS: Required<Budget> = { cpu: 1000, longTask: 300, inp: 200, cls: 0.1, bytes: 500_000 };
