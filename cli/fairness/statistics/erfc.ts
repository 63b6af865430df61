/** The complement of the error function for x from 0 up, to about 14 digits of its own size. */
export const erfc = (x: number): number => (x < 2 ? 1 - series(x) : fraction(x));

/** Abramowitz and Stegun 7.1.6: all terms are positive, so none is lost. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** Abramowitz and Stegun 7.1.14, from its far end. */
function fraction(x: number): number {
  let below = x;
  for (let n = 100; n >= 1; n -= 1) below = x + n / 2 / below;
  return Math.exp(-x * x) / below / Math.sqrt(Math.PI);
}
