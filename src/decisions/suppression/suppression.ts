import type { LoggedEvent } from '../../memory/logged-event.js';
import type { Phrases } from '../../segments/phrases/phrases.js';
import type { Segment, SegmentId, SegmentObject } from '../../segments/segment.js';
import type { VariantRule } from '../decision.js';

export type { SuppressConfig } from './suppress-config.js';

/** A variant that would stand in a slot, at `at` milliseconds since the epoch. */
export type Candidate = Readonly<{
  slot: string;
  variant: string;
  at: number;
  /** What its words name, where they name anything. */
  object?: SegmentObject | undefined;
  /** Puts the reason into words; default: English. */
  phrases: Phrases;
  /** What the config says of it. */
  rule?: VariantRule;
  /** The segments that are active, by their ids. */
  active?: ReadonlyMap<SegmentId, Segment>;
  /** Groups of which an offer stands in another slot. */
  closed?: ReadonlySet<string> | undefined;
}>;

/** What may not be shown now, and why. */
export type Suppressed = Readonly<{
  /** The rule as it stands in the config, such as `recentBuyers` or `frequency[1]`; a code of docs/offers.md. */
  rule: string;
  /** The clause for the shopper's sentence: the same for one rule, language aside. */
  text: string;
  /** It says nothing of the shopper: where nothing stands, the default needs no such reason. */
  quiet?: boolean;
}>;

/**
 * What holds variants back: recent orders, complaints, how often they were seen, what is owned already, children and sensitive pages.
 * The state is plain data, bounded, never changed in place.
 */
export type Suppression<State = unknown> = Readonly<{
  start(): State;
  /** Takes one event, of which these segments are judged; the same state where it says nothing. */
  fold(state: State, event: LoggedEvent, segments: readonly Segment[]): State;
  /** Why a variant may not stand; undefined where it may. */
  judge(state: State, candidate: Candidate): Suppressed | undefined;
  /** Whether a variant that may stand on this page may have to go on the next one, as soon as that is known. */
  isFleeting(state: State, candidate: Candidate): boolean;
  /** Whether any rule may ever hold a variant back. */
  isInScope(slot: string, variant: string): boolean;
}>;

/** A rule that raises or lowers what speaks for a segment while another stands. */
export type PriorityRule = Readonly<{
  /** Variants that stand for this segment … */
  segment: SegmentId;
  /** … have so much added to their priority, which may be negative, … */
  add: number;
  /** … while this one is active. */
  when: SegmentId;
}>;
