import type { DecisionTable } from './decision-table.js';

/** Which rows are in which segments. */
export type SegmentHolder = Readonly<{
  ids: readonly string[];
  /** Tells of a segment which rows have it. */
  holding(id: string): (row: number) => boolean;
  /** Places in `ids` of the segments of a row. */
  of(row: number): readonly number[];
}>;

const NONE: readonly number[] = [];

/** Reads the segments of a table once for each set of them that there is. */
export function segmentHolder({ segments: { names, codes } }: Pick<DecisionTable, 'segments'>): SegmentHolder {
  const sets = names.map((name) => new Set(name.split(' ')));
  const ids = [...new Set(sets.flatMap((set) => [...set]))].toSorted();
  const places = sets.map((set) => ids.flatMap((id, place) => (set.has(id) ? [place] : [])));
  return {
    ids,
    holding(id) {
      const held = sets.map((set) => set.has(id));
      return (row) => held[codes[row]!] === true;
    },
    of: (row) => places[codes[row]!] ?? NONE,
  };
}
