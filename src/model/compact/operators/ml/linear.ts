import type { Node, Operators } from '../../node.js';
import { labelsOf, rowsOf, scored, type Rows } from './rows.js';
import { bothClasses, firstGreatest, transformOf, type Scores } from './scores.js';

/** Linear models: a row of coefficients for each target or class. */
export const linear: Operators = {
  'ml.LinearRegressor'(node) {
    const rows = rowsOf(node);
    const { scores, add } = scorer(node, rows, node.int('targets', 1));
    const transform = transformOf(node, scores.length);
    return scored(rows, {
      scores,
      score(row) {
        add(row);
        transform(scores);
        return 0;
      },
    });
  },
  'ml.LinearClassifier'(node) {
    const rows = rowsOf(node);
    const { scores: sums, add } = scorer(node, rows, (node.floats('coefficients')?.length ?? 0) / rows.width);
    const both = sums.length === 1;
    const name = node.text('post_transform', 'NONE');
    const transform = transformOf(node, sums.length);
    if (both && name === 'PROBIT') node.fail('no PROBIT of a single score');
    node.int('multi_class', 0);
    const scores = both ? new Float32Array(2) : sums;
    return scored(rows, {
      labels: labelsOf(node, 'classlabels_ints', sums.length),
      scores,
      score(row) {
        add(row);
        const best = both ? Number(sums[0]! > 0) : firstGreatest(sums);
        if (both) [scores[0], scores[1]] = bothClasses(sums[0]!, name, true);
        else transform(scores);
        return best;
      },
    });
  },
};

/** Fills the scores of a row, each the sum of its coefficients' products and an intercept. */
function scorer(
  node: Node,
  { values, width }: Rows,
  count: number,
): Readonly<{ scores: Scores; add(row: number): void }> {
  const [coefficients = [], intercepts = []] = [node.floats('coefficients'), node.floats('intercepts')];
  if (coefficients.length !== count * width || count % 1 || (intercepts.length && intercepts.length !== count))
    node.fail(`${coefficients.length} coefficients and ${intercepts.length} intercepts for ${width} columns`);
  const scores = new Float32Array(count);
  return {
    scores,
    add(row) {
      for (let at = 0; at < count; at++) {
        let sum = intercepts[at] ?? 0;
        for (let i = 0; i < width; i++) sum += values[row * width + i]! * coefficients[at * width + i]!;
        scores[at] = sum;
      }
    },
  };
}
