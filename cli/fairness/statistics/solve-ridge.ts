/** A symmetric matrix, row by row, and its right-hand side. */
export type Normal = Readonly<{ gram: Float64Array; right: Float64Array }>;

/** Keeps columns that say the same from having no solution; far below what a row weighs. */
const RIDGE = 1e-3;

/** Least squares with a slight ridge: the weights of the columns, by Cholesky's decomposition. */
export function solveRidge({ gram, right }: Normal): Float64Array {
  const size = right.length;
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = gram[row * size + column]! + (row === column ? RIDGE : 0);
      for (let k = 0; k < column; k += 1) rest -= lower[row * size + k]! * lower[column * size + k]!;
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(rest, RIDGE / 2)) : rest / lower[column * size + column]!;
    }
  }
  const weights = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    for (let k = 0; k < row; k += 1) weights[row]! -= lower[row * size + k]! * weights[k]!;
    weights[row]! /= lower[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let k = row + 1; k < size; k += 1) weights[row]! -= lower[k * size + row]! * weights[k]!;
    weights[row]! /= lower[row * size + row]!;
  }
  return weights;
}
