import type { PageKind } from '../../shop-event.js';
import { rankOf } from '../echoes/ranks.js';

/** What became of something that was heard. */
export type Fate = 'kept' | 'echo' | 'double' | 'unknown' | 'sensitive' | 'refused';

/** What one source said by one name on one kind of page. */
export type HearingRow = Readonly<{
  source: string;
  /** The source's rank, 0 to 3: ranks.ts. */
  rank: number;
  kind: PageKind | '';
  name: string;
  fates: Readonly<Partial<Record<Fate, number>>>;
  /** How often a field was left out, since it was malformed or personal, by its name. */
  faults: Readonly<Record<string, number>>;
  /**
   * How often the event lacked what it should have, such as `item_id`, `value`, `currency`; of a page_view also the event that such a
   * page says and this one did not, such as `view_item`.
   */
  lacks: Readonly<Record<string, number>>;
  /**
   * `again`: a page's state, or an order, that the source had said before; `both`: said as a GTM object and by gtag(); `lost`: a view
   * without the page_view that the source says elsewhere.
   */
  notes: Readonly<Record<string, number>>;
}>;

/** What was heard since the page was loaded, and what became of it. */
export type Hearing = readonly HearingRow[];

/** The groups of counts that a row has. */
export type Group = 'fates' | 'faults' | 'lacks' | 'notes';

/** One more of something: where, and what. */
export type Count = Readonly<{ source: string; kind: PageKind | ''; name: string; what: Group; which: string }>;

/** Counts one thing in a row. */
export type CountIn = (what: Group, which: string) => void;

/** Counts what is heard. */
export type Tally = Readonly<{
  /** The row of a source, a page kind and a name, which is there from its first count on. */
  row(source: string, kind: PageKind | '', name: string): CountIn;
  /** All rows, with what counts for now only. */
  read(provisional?: readonly Count[]): Hearing;
}>;

/** Most rows, and most fields of one group of a row: what is beyond counts under `…`. */
const ROWS = 200;
const FIELDS = 20;

type Rows = Map<string, HearingRow & Record<Group, Record<string, number>>>;

function add(rows: Rows, { source, kind, name, what, which }: Count): void {
  const key = [source, kind, name].join(' ');
  const at = rows.has(key) || rows.size < ROWS ? key : '…';
  let row = rows.get(at);
  if (!row) {
    const told = at === key ? { source, kind, name } : { source: at, kind: '' as const, name: at };
    row = { ...told, rank: rankOf(told.source), fates: {}, faults: {}, lacks: {}, notes: {} };
    rows.set(at, row);
  }
  const counts = row[what];
  const field = Object.hasOwn(counts, which) || Object.keys(counts).length < FIELDS ? which : '…';
  counts[field] = (counts[field] ?? 0) + 1;
}

/** Opens a tally without rows. */
export function openTally(): Tally {
  const rows: Rows = new Map();
  return {
    row: (source, kind, name) => (what, which) => add(rows, { source, kind, name, what, which }),
    read(provisional = []) {
      const copy = structuredClone(rows);
      for (const count of provisional) add(copy, count);
      return [...copy.values()];
    },
  };
}
