import type { Node } from '../../node.js';
import type { Rows } from './rows.js';
import type { Scores } from './scores.js';

/** How a node tests its feature against its value; of MEMBER the value is the number of a set, LEAF tests nothing. */
export const MODES = ['LEQ', 'LT', 'GTE', 'GT', 'EQ', 'NEQ', 'MEMBER', 'LEAF'];
export const MEMBER = 6;
export const LEAF = 7;

type Numbers = Int32Array | Float64Array;

/** Trees as lists: nodes by their index, and of leaves what they add: target, weight, target, weight and so on. */
export type Forest = Readonly<{
  roots: readonly number[];
  mode: Uint8Array;
  feature: Numbers;
  value: Numbers;
  yes: Numbers;
  no: Numbers;
  /** 1 where a feature that is no number passes the test. */
  missing: Numbers;
  adds: readonly (readonly number[])[];
  members?: readonly ReadonlySet<number>[];
}>;

/** What the trees say of a row; `has` is 1 for the targets that any of them named. */
export type TreeScores = Readonly<{ scores: Scores; has: Uint8Array; add(row: number): void }>;

/** The ways to put trees together, in the order of the numbers that TreeEnsemble has for them. */
export const AGGREGATES = ['AVERAGE', 'SUM', 'MIN', 'MAX'];

/** Scores rows by a forest; fails if a tree asks for a feature or a target that is not there. */
export function openScores(
  node: Node,
  forest: Forest,
  { rows, targets, aggregate }: Readonly<{ rows: Rows; targets: number; aggregate: string }>,
): TreeScores {
  const { roots, adds, mode, feature } = forest;
  const [outside, wanted] = [
    feature.some((one, at) => mode[at] !== LEAF && !(one >= 0 && one < rows.width)),
    adds.some((list) => list.some((one, at) => at % 2 === 0 && !(one >= 0 && one < targets))),
  ];
  if (outside || wanted) node.fail(`a tree has ${outside ? 'a feature' : 'a target'} out of range`);
  if (!AGGREGATES.includes(aggregate)) node.fail(`no aggregate_function ${aggregate}`);
  const scores = rows.exact ? new Float64Array(targets) : new Float32Array(targets);
  const has = new Uint8Array(targets);
  const [least, most] = [aggregate === 'MIN', aggregate === 'MAX'];
  const leafOf = openWalk(node, forest, rows);
  return {
    scores,
    has,
    add(row) {
      scores.fill(0);
      has.fill(0);
      for (let tree = 0; tree < roots.length; tree++) {
        const added = adds[leafOf(roots[tree]!, row * rows.width)]!;
        for (let i = 0; i < added.length; i += 2) {
          const [at, weight] = [added[i]!, added[i + 1]!];
          if (!least && !most) scores[at]! += weight;
          else if (!has[at] || (least ? weight < scores[at]! : weight > scores[at]!)) scores[at] = weight;
          has[at] = 1;
        }
      }
      if (aggregate === 'AVERAGE') for (let at = 0; at < targets; at++) scores[at]! /= roots.length;
    },
  };
}

/** Follows a row, which begins at `from`, from a root to a leaf. */
function openWalk(node: Node, forest: Forest, { values }: Rows): (root: number, from: number) => number {
  const { mode, feature, value, yes, no, missing, members } = forest;
  const passes = (at: number, x: number): boolean => {
    const split = value[at]!;
    const test = mode[at]!;
    if (test < 2) return test ? x < split : x <= split;
    if (test < 4) return test === 2 ? x >= split : x > split;
    return test === MEMBER ? members![split]!.has(x) : (x === split) === (test === 4);
  };
  return (root, from) => {
    let at = root;
    for (let left = mode.length; mode[at] !== LEAF; left--) {
      if (!left) node.fail('a tree runs in a circle');
      const x = values[from + feature[at]!]!;
      at = (passes(at, x) || (x !== x && missing[at] === 1) ? yes : no)[at]!;
    }
    return at;
  };
}
