import type { MicroSegment } from '../../../src/segments/segment-settings.js';

/** What is looked for. */
export type MiningLimits = Readonly<{
  /** Least share of the sessions. */
  support: number;
  /** Least number of different shoppers. */
  k: number;
  /** Most intersections. */
  most: number;
  /** The share of false ones that is put up with among those found in the first half, and the level of the second. */
  level: number;
}>;

/** Orders after an intersection stood, beside all other sessions. A difference goes with the intersection; nothing says that it comes of it. */
export type Outcome = Readonly<{
  rate: number;
  others: number;
  difference: number;
  /** 95 %. */
  interval: readonly [low: number, high: number];
}>;

/** An intersection with what speaks for it. */
export type Found = MicroSegment &
  Readonly<{
    /** Of the weakest of its parts: found in one half of the shoppers (Benjamini-Hochberg), confirmed in the other (Holm). */
    p: Readonly<{ found: number; confirmed: number }>;
    outcome?: Outcome;
  }>;

/** What was left out for fairness, and why. */
export type Refused = Readonly<{ all: readonly string[]; why: string }>;

/** What mining came to. */
export type Mined = Readonly<{
  found: readonly Found[];
  refused: readonly Refused[];
  /** Intersections that were tested in the first half, that passed there, and that the second half confirmed. */
  tested: number;
  passed: number;
  confirmed: number;
  limits: MiningLimits;
}>;
