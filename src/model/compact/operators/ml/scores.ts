import type { Node } from '../../node.js';

/** The scores of a row: in the precision of the input, so that ties fall as in onnxruntime. */
export type Scores = Float32Array | Float64Array;

/** The values of `post_transform`, in the order of the numbers that TreeEnsemble has for them. */
export const TRANSFORMS = ['NONE', 'SOFTMAX', 'LOGISTIC', 'SOFTMAX_ZERO', 'PROBIT'];

/** Transforms scores in place as a node asks. After onnxruntime, a single one is transformed by PROBIT only. */
export function transformOf(
  node: Node,
  count: number,
  name = node.text('post_transform', 'NONE'),
): (scores: Scores) => void {
  if (!TRANSFORMS.includes(name)) node.fail(`no post_transform ${name}`);
  if (name === 'PROBIT') return each(probit);
  if (name === 'NONE' || count < 2) return () => {};
  return name === 'LOGISTIC' ? each(logistic) : (scores) => softmax(scores, name === 'SOFTMAX_ZERO');
}

/** The scores of a negative and a positive class from that of the latter; `chance` if it is a probability. After onnxruntime. */
export function bothClasses(score: number, transform: string, chance: boolean): readonly [number, number] {
  if (transform === 'LOGISTIC') return [logistic(-score), logistic(score)];
  return [chance ? 1 - score : -score, score];
}

/** The index of the first of the greatest scores, among those that were given at all. */
export function firstGreatest(scores: Scores, has?: Uint8Array): number {
  let best = -1;
  for (let i = 0; i < scores.length; i++) if (has?.[i] !== 0 && (best < 0 || scores[i]! > scores[best]!)) best = i;
  return Math.max(best, 0);
}

function each(apply: (x: number) => number): (scores: Scores) => void {
  return (scores) => {
    for (let i = 0; i < scores.length; i++) scores[i] = apply(scores[i]!);
  };
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** With `zero`, scores of zero keep out of the sum. */
function softmax(scores: Scores, zero: boolean): void {
  const most = Math.max(...scores);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    if (zero && Math.abs(scores[i]!) <= 1e-7) scores[i]! *= Math.exp(-most);
    else sum += scores[i] = Math.exp(scores[i]! - most);
  }
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum;
}

/** The inverse of the normal distribution by Winitzki's approximation, with the very constants of onnxruntime. */
function probit(p: number): number {
  const x = 2 * p - 1;
  const log = Math.log(1 - x * x);
  const half = 4.33075 + 0.5 * log;
  return Math.SQRT2 * Math.sign(x) * Math.sqrt(Math.sqrt(half * half - log / 0.147) - half);
}
