import { rateOf, spreadOf, type Tally } from './tally.js';

const Z = 1.959963984540054;

/** Wilson's interval of 95 % of a rate. Where persons have several rows, these count for as many as their spread between persons allows. */
export function wilson(tally: Tally): readonly [low: number, high: number] {
  const rate = rateOf(tally);
  const rows = tally.rows / clustering(tally, rate);
  if (!rows) return [0, 1];
  const square = Z * Z;
  const middle = (rate + square / (2 * rows)) / (1 + square / rows);
  const half = (Z / (1 + square / rows)) * Math.sqrt((rate * (1 - rate)) / rows + square / (4 * rows * rows));
  return [rate === 0 ? 0 : middle - half, rate === 1 ? 1 : middle + half];
}

/** By how much rows of the same persons widen the spread: 1 where every row is a person. */
function clustering(tally: Tally, rate: number): number {
  const { rows, persons } = tally;
  if (persons === rows) return 1;
  const plain = rows * rate * (1 - rate);
  return plain > 0 ? Math.max(1, spreadOf(tally, rate) / plain) : rows / persons;
}
