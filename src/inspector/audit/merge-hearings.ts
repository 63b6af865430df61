import type { Hearing, HearingRow } from '../../capture/reading/tally/tally.js';

type Counts = Readonly<Record<string, number>>;

function sum(one: Counts, other: Counts): Counts {
  const counts: Record<string, number> = { ...one };
  for (const [key, count] of Object.entries(other)) counts[key] = (counts[key] ?? 0) + count;
  return counts;
}

const sumRows = (one: HearingRow, other: HearingRow): HearingRow => ({
  ...one,
  fates: sum(one.fates as Counts, other.fates as Counts),
  faults: sum(one.faults, other.faults),
  lacks: sum(one.lacks, other.lacks),
  notes: sum(one.notes, other.notes),
});

/** What was heard on several pages as one: the rows of the same source, page kind and name added up. */
export function mergeHearings(hearings: readonly Hearing[]): Hearing {
  const rows = new Map<string, HearingRow>();
  for (const row of hearings.flat()) {
    const key = [row.source, row.kind, row.name].join(' ');
    const before = rows.get(key);
    rows.set(key, before ? sumRows(before, row) : row);
  }
  return [...rows.values()];
}
