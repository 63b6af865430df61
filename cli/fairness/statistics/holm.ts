/** Holm's correction: p-values, in their order, as they stand when all of them are looked at. */
export function holm(values: readonly number[]): readonly number[] {
  const adjusted = [...values];
  const order = values.map((_, place) => place).toSorted((a, b) => values[a]! - values[b]!);
  let highest = 0;
  order.forEach((place, rank) => {
    highest = Math.max(highest, Math.min(1, values[place]! * (values.length - rank)));
    adjusted[place] = highest;
  });
  return adjusted;
}
