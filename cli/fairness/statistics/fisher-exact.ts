/** Hits out of rows. */
export type Count = Readonly<{ hits: number; rows: number }>;

/** As scipy does: what differs by rounding alone is as likely. */
const AS_LIKELY = 1 + 1e-7;

/** Fisher's exact test, two-sided: how likely tables at most as likely as this one are, if both have the same rate. */
export function fisherExact(a: Count, b: Count): number {
  const all = a.hits + b.hits;
  const lowest = Math.max(0, all - b.rows);
  const highest = Math.min(all, a.rows);
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((all + 1) * (a.rows + 1)) / (a.rows + b.rows + 2))));
  // relative to the mode, step by step: no factorial, and what is too small to be held does not matter
  const step = (k: number): number => ((all - k) * (a.rows - k)) / ((k + 1) * (b.rows - all + k + 1));
  const weights = new Map([[mode, 1]]);
  for (let k = mode; k < highest; k += 1) weights.set(k + 1, weights.get(k)! * step(k));
  for (let k = mode; k > lowest; k -= 1) weights.set(k - 1, weights.get(k)! / step(k - 1));
  const observed = weights.get(a.hits)! * AS_LIKELY;
  let [total, extreme] = [0, 0];
  for (const weight of weights.values()) {
    total += weight;
    if (weight <= observed) extreme += weight;
  }
  return Math.min(1, extreme / total);
}
