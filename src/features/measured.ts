/** Far above any real quantity, price or duration, far enough below overflow that sums stay finite. */
const LARGEST = 1e12;

/** A number that a shop sent, fit for sums: 0 to 1e12. What is no number, not finite or negative becomes `fallback`. */
export function measured(value: unknown, fallback = 0): number {
  return Number.isFinite(value) && (value as number) >= 0 ? Math.min(value as number, LARGEST) : fallback;
}
