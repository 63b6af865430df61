/** How many prices were seen at each step: steps of an eighth of a doubling, 9 %, from a cent on, at most 374 up to 1e12. */
export type Prices = Map<number, number>;

const STEPS_PER_DOUBLING = 8;
const LOWEST = 0.01;
/** With fewer prices to compare with, a price is neither high nor low. */
const FEWEST_PRICES = 3;

function step(price: number): number {
  return Math.floor(Math.log2(Math.max(LOWEST, price)) * STEPS_PER_DOUBLING);
}

/** Adds a price to those seen. */
export function seePrice(prices: Prices, price: number): void {
  const at = step(price);
  prices.set(at, (prices.get(at) ?? 0) + 1);
}

/** Where a price stands among those seen, ties in the middle; between 0 and 1, and undefined below three of them. */
export function percentileOf(prices: Prices | undefined, price: number): number | undefined {
  const own = step(price);
  let below = 0;
  let all = 0;
  for (const [other, count] of prices ?? []) {
    all += count;
    below += other < own ? count : other === own ? count / 2 : 0;
  }
  return all < FEWEST_PRICES ? undefined : (below + 0.5) / (all + 1);
}
