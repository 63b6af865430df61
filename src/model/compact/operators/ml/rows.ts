import { kindOf, type Node, type Plan } from '../../node.js';
import { newTensor, numbers, type ElementType, type Tensor } from '../../tensor.js';
import type { Scores } from './scores.js';

/** A table: a matrix, or a vector as its only row; `exact` if it is of doubles. */
export type Rows = Readonly<{
  exact: boolean;
  values: ReturnType<typeof numbers>;
  count: number;
  width: number;
  refresh(): void;
}>;

/** Input 0 as a table of floats; `refresh` is to be called at the start of each run. */
export function rowsOf(node: Node): Rows {
  const { tensor, refresh } = asFloats(node.input(0, 'fi'));
  const { dims, type } = tensor;
  if (dims.length < 1 || dims.length > 2) node.fail(`[${dims.join()}] is no table`);
  const count = dims.length > 1 ? dims[0]! : 1;
  return { exact: type === 'float64', values: numbers(tensor), count, width: dims.at(-1)!, refresh };
}

/** A tensor of numbers as one of floats: of integers a float32 copy, which `refresh` brings up to date. */
export function asFloats(tensor: Tensor): Readonly<{ tensor: Tensor; refresh(): void }> {
  if (kindOf(tensor.type) === 'f') return { tensor, refresh() {} };
  const copy = newTensor('float32', tensor.dims);
  const [from, to] = [numbers(tensor), numbers(copy)];
  return {
    tensor: copy,
    refresh() {
      for (let i = 0; i < to.length; i++) to[i] = Number(from[i]);
    },
  };
}

/** What a model makes of a row: it fills `scores` and tells the index of the label, if there are labels. */
export type RowModel = Readonly<{ scores: Scores; score(row: number): number; labels?: Tensor; type?: ElementType }>;

/** A plan that scores each row; the labels are its first output, the scores, by default as float32, its last. */
export function scored(rows: Rows, { scores, score, labels, type = 'float32' }: RowModel): Plan {
  const output = newTensor(type, [rows.count, scores.length]);
  const label = labels && newTensor(labels.type, [rows.count]);
  const [to, from, chosen] = [output.data as Float64Array, labels && numbers(labels), label && numbers(label)];
  return {
    outputs: label ? [label, output] : [output],
    run() {
      rows.refresh();
      for (let row = 0; row < rows.count; row++) {
        const best = score(row);
        if (chosen) chosen[row] = from![best]!;
        to.set(scores, row * scores.length);
      }
    },
  };
}

/** The labels of at least so many classes, and of two, in `classlabels_strings` or in the attribute named. */
export function labelsOf(node: Node, name: string, count: number): Tensor {
  const labels = node.list([
    ['string', 'classlabels_strings'],
    ['int64', name],
  ]);
  return labels && labels.data.length >= Math.max(2, count) ? labels : node.fail('there are too few labels');
}
