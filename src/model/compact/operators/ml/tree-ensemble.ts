import type { Node, Operators, Plan } from '../../node.js';
import type { ElementType } from '../../tensor.js';
import { AGGREGATES, openScores, type Forest, type TreeScores } from './forest.js';
import { listOf, readForest, readForest5 } from './read-forest.js';
import { labelsOf, rowsOf, scored } from './rows.js';
import { bothClasses, firstGreatest, TRANSFORMS, transformOf } from './scores.js';

/** Trees. What the standard leaves open, as the scores of two classes, is as onnxruntime does it. */
export const treeEnsemble: Operators = {
  'ml.TreeEnsembleRegressor': (node) =>
    regressor(node, readForest(node, 'target'), {
      type: 'float32',
      aggregate: node.text('aggregate_function', 'SUM'),
      transform: node.text('post_transform', 'NONE'),
    }),
  'ml.TreeEnsemble': (node) =>
    regressor(node, readForest5(node), {
      type: node.input(0).type,
      aggregate: AGGREGATES[node.int('aggregate_function', 1)] ?? '',
      transform: transformOf5(node),
    }),
  'ml.TreeEnsembleClassifier': classifier,
};

/** The standard has 1 for SOFTMAX and 2 for LOGISTIC, onnxruntime the other way round. */
function transformOf5(node: Node): string {
  const code = node.int('post_transform', 0);
  return code === 1 || code === 2 ? node.fail(`post_transform ${code} is read in two ways`) : (TRANSFORMS[code] ?? '');
}

type Manner = Readonly<{ type: ElementType; aggregate: string; transform: string }>;

function regressor(node: Node, forest: Forest, { type, aggregate, transform }: Manner): Plan {
  const rows = rowsOf(node);
  const targets = node.int('n_targets', 1);
  const base = listOf(node, 'base_values');
  const apply = transformOf(node, targets, transform);
  const { scores, add } = openScores(node, forest, { rows, targets, aggregate });
  return scored(rows, {
    type,
    scores,
    score(row) {
      add(row);
      if (base.length === targets) for (let at = 0; at < targets; at++) scores[at]! += base[at]!;
      apply(scores);
      return 0;
    },
  });
}

function classifier(node: Node): Plan {
  const rows = rowsOf(node);
  const forest = readForest(node, 'class');
  const labels = labelsOf(node, 'classlabels_int64s', 2);
  const targets = labels.data.length;
  const trees = openScores(node, forest, { rows, targets, aggregate: 'SUM' });
  const decide = targets > 2 ? manyClasses(node, trees) : twoClasses(node, trees, forest);
  const score = (row: number): number => {
    trees.add(row);
    return decide();
  };
  return scored(rows, { labels, scores: trees.scores, score });
}

/** Finishes the scores of a row in place and tells the index of its class. */
type Decide = () => number;

function manyClasses(node: Node, { scores, has }: TreeScores): Decide {
  const base = baseOf(node, [0, scores.length]);
  const transform = transformOf(node, scores.length);
  return () => {
    for (let at = 0; at < base.length; at++) scores[at]! += base[at]!;
    const best = firstGreatest(scores, base.length ? undefined : has);
    transform(scores);
    return best;
  };
}

/** Trees may weigh both classes or only one of the two, whose weights may all be probabilities or not. */
function twoClasses(node: Node, { scores, has }: TreeScores, { adds }: Forest): Decide {
  const base = baseOf(node, [0, 1, 2]);
  const name = node.text('post_transform', 'NONE');
  const transform = transformOf(node, 2);
  const all = adds.flat();
  const one = new Set(all.filter((_, at) => at % 2 === 0)).size === 1;
  const chances = one && all.every((value) => value >= 0);
  return () => {
    const both = has[1] === 1;
    if (both && base.length === 2) {
      // onnxruntime takes the first score for that of the second class.
      scores[1] = scores[0]! + base[1]!;
      scores[0] = -scores[1]!;
    } else for (let at = 0; at < base.length; at++) scores[at]! += base[at]!;
    const positive = scores[both ? 1 : 0]!;
    if (both || base.length === 2 || name === 'PROBIT') {
      for (let at = 0; at < 2; at++) if (!has[at]) scores[at] = 0;
      transform(scores);
    } else [scores[0], scores[1]] = bothClasses(positive, name, chances);
    return Number(positive > (chances ? 0.5 : 0));
  };
}

function baseOf(node: Node, lengths: readonly number[]): Float64Array {
  const base = listOf(node, 'base_values');
  return lengths.includes(base.length) ? base : node.fail(`there are ${base.length} base_values`);
}
