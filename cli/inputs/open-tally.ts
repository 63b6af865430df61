/** Counts what was left out, by reason. */
export type Tally = Readonly<{
  add(reason: string): undefined;
  counts(): Iterable<readonly [reason: string, count: number]>;
}>;

/** Reasons that are told apart; a shop may have any number of event names. */
const MOST_REASONS = 30;

/** Opens an empty count. */
export function openTally(): Tally {
  const counts = new Map<string, number>();
  return {
    add(reason) {
      const told = counts.has(reason) || counts.size < MOST_REASONS ? reason : 'of further names';
      counts.set(told, (counts.get(told) ?? 0) + 1);
      return undefined;
    },
    counts: () => counts,
  };
}
