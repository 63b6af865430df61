/** Two decisions of a slot that differ though only a proxy was changed. */
export type Flip = Readonly<{
  slot: string;
  /** The proxy. */
  changed: string;
  from: string;
  to: string;
  moves_price: boolean;
  place: string;
}>;

type Count = { slot: string; changed: string; compared: number; differ: number; price: number };

/** What became of all comparisons. */
export type Flips = Readonly<{
  compared: number;
  differ: number;
  /** Of those that differ, differences in a price. */
  price: number;
  /** Rows whose pair has no other row of the slot. */
  alone: number;
  /** What differs in nothing that is known, so that there is nothing to compare. */
  same: number;
  by: readonly Readonly<Count>[];
  /** The first of each slot and proxy, one that moves a price before others. */
  examples: readonly Flip[];
}>;

/** Counts comparisons, and keeps an example of each kind. */
export function openFlipTally() {
  const by = new Map<string, Count>();
  const examples = new Map<string, Flip>();
  let [alone, same] = [0, 0];
  return {
    alone: () => void (alone += 1),
    same: () => void (same += 1),
    /** One comparison of a slot, and how it differs if it does. */
    compare(slot: string, changed: string, flip: Flip | undefined): void {
      const id = `${slot} ${changed}`;
      if (!by.has(id)) by.set(id, { slot, changed, compared: 0, differ: 0, price: 0 });
      const count = by.get(id)!;
      count.compared += 1;
      if (!flip) return;
      count.differ += 1;
      if (flip.moves_price) count.price += 1;
      if (!examples.has(id) || (flip.moves_price && !examples.get(id)!.moves_price)) examples.set(id, flip);
    },
    flips(): Flips {
      const rows = [...by.values()];
      const sum = (key: 'compared' | 'differ' | 'price'): number => rows.reduce((total, row) => total + row[key], 0);
      return {
        compared: sum('compared'),
        differ: sum('differ'),
        price: sum('price'),
        alone,
        same,
        by: rows,
        examples: [...examples.values()],
      };
    },
  };
}
