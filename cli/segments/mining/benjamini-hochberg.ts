/** Benjamini and Hochberg's correction: p-values, in their order, as shares of false ones among all that are no larger. */
export function benjaminiHochberg(values: readonly number[]): readonly number[] {
  const adjusted = [...values];
  const order = values.map((_, place) => place).toSorted((a, b) => values[b]! - values[a]!);
  let lowest = 1;
  order.forEach((place, rank) => {
    lowest = Math.min(lowest, (values[place]! * values.length) / (values.length - rank));
    adjusted[place] = lowest;
  });
  return adjusted;
}
