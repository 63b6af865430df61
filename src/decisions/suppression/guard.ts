import type { LoggedEvent } from '../../memory/logged-event.js';
import type { Segment } from '../../segments/segment.js';
import type { Candidate } from './suppression.js';

/** One rule that holds variants back. Pure; the state is plain data, bounded, never changed in place. */
export type Guard<State = unknown> = Readonly<{
  start: State;
  /** The same state where the event says nothing: constant work. */
  fold(state: State, event: LoggedEvent, segments: readonly Segment[]): State;
  holds(state: State, candidate: Candidate): boolean;
  /** Whether it may hold on the next page what it does not hold on this one; default: no. */
  isFleeting?(state: State, candidate: Candidate): boolean;
}>;

/** Whether a variant is in the scope of a rule. */
export type InScope = (slot: string, variant: string) => boolean;
