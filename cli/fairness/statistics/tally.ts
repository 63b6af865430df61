/**
 * How often something came, and for whom. A person may have several rows, which are chosen together; the sums over persons say how
 * much that spreads the rate.
 */
export type Tally = Readonly<{
  rows: number;
  hits: number;
  persons: number;
  /** Over persons, of their rows squared, rows by hits, hits squared. */
  nn: number;
  nh: number;
  hh: number;
}>;

export const NO_ROWS: Tally = { rows: 0, hits: 0, persons: 0, nn: 0, nh: 0, hh: 0 };

/** Two tallies of different persons as one. */
export const together = (a: Tally, b: Tally): Tally => ({
  rows: a.rows + b.rows,
  hits: a.hits + b.hits,
  persons: a.persons + b.persons,
  nn: a.nn + b.nn,
  nh: a.nh + b.nh,
  hh: a.hh + b.hh,
});

export const rateOf = ({ hits, rows }: Pick<Tally, 'hits' | 'rows'>): number => (rows ? hits / rows : 0);

/** The variance of the number of hits between persons, around a rate that is the same for all. */
export const spreadOf = ({ nn, nh, hh }: Tally, rate: number): number => hh - 2 * rate * nh + rate * rate * nn;
