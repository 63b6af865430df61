/** The most events that a log ever holds. */
export const MAX_EVENTS = 10_000;

// A tenth goes at once, so that the checkpoint, which falls with the events it was folded from, falls once in 1,000 events.
const TRIMMED = MAX_EVENTS - MAX_EVENTS / 10;

/** The lowest sequence number that stays in a log that holds `first` to `last`; above {@link MAX_EVENTS} the oldest go. */
export function firstKept(first: number, last: number): number {
  return last - first < MAX_EVENTS ? first : last - TRIMMED + 1;
}
