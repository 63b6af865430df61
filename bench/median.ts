/** The middle value, or the mean of the middle two; undefined for none. What is missing or no number does not count. */
export function median(values: readonly (number | null | undefined)[]): number | undefined {
  const known = values.filter((value): value is number => typeof value === 'number' && !Number.isNaN(value));
  const sorted = known.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half];
  if (upper === undefined || sorted.length % 2) return upper;
  return (sorted[half - 1]! + upper) / 2;
}

/** Rounded to so many digits after the point, so that results.json can be read. */
export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
