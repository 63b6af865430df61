/** Quantiles of many amounts in little memory. */
export type Sketch = Readonly<{
  add(amount: number): void;
  count(): number;
  /** The amount that a `share` of all stays below or at; NaN of none. Within one percent. */
  quantile(share: number): number;
}>;

/** The bounds of neighbouring buckets; what lies between them is told by its middle, one percent off at most. */
const STEP = 1.02;
const LOG = Math.log(STEP);

/** Opens a sketch of amounts from 0 up: logarithmic buckets, as in DDSketch. Below one thousandth is 0. */
export function openSketch(): Sketch {
  const buckets = new Map<number, number>();
  let [zeros, total] = [0, 0];
  return {
    add(amount) {
      total += 1;
      if (!(amount >= 0.001)) return void (zeros += 1);
      const bucket = Math.ceil(Math.log(amount) / LOG);
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    },
    count: () => total,
    quantile(share) {
      if (!total) return Number.NaN;
      let left = Math.max(1, Math.ceil(share * total)) - zeros;
      if (left <= 0) return 0;
      for (const bucket of [...buckets.keys()].toSorted((a, b) => a - b)) {
        left -= buckets.get(bucket)!;
        if (left <= 0) return (2 * STEP ** bucket) / (1 + STEP);
      }
      return Number.NaN;
    },
  };
}
