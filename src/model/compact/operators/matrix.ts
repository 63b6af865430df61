import { filled } from '../filled.js';
import { broadcastDims, broadcastMap } from '../index-map.js';
import type { Node, Operators } from '../node.js';
import { numbers, zeroOf, type Tensor } from '../tensor.js';
import { sameType } from './elementwise.js';

/** A matrix, or several one after the other: how far apart the elements of a column and of a row stand. */
type Factor = Readonly<{ tensor: Tensor; height: number; width: number; down: number; along: number }>;

/** Products of matrices; floats are added up in double precision. */
export const matrix: Operators = {
  MatMul(node) {
    const [a, b] = [node.input(0, 'fi'), sameType(node, 1)];
    // A vector on the left is a row, one on the right a column; what stands for them is left out of the output.
    const [row, column] = [a.dims.length === 1, b.dims.length === 1];
    const [left, right] = [factorOf(row ? [1, ...a.dims] : a.dims, a), factorOf(column ? [...b.dims, 1] : b.dims, b)];
    const [lefts, rights] = [a.dims.slice(0, -2), b.dims.slice(0, -2)];
    const batch = broadcastDims(node, lefts, rights);
    const [leftAt, rightAt] = [broadcastMap(lefts, batch), broadcastMap(rights, batch)];
    const dot = openDot(node, left, right);
    const { width } = right;
    const size = left.height * width;
    const dims = [...batch, ...(row ? [] : [left.height]), ...(column ? [] : [width])];
    return filled({ type: a.type, dims }, (to) => {
      for (let i = 0; i < to.length; i++) {
        const at = Math.floor(i / size);
        const y = Math.floor((i - at * size) / width);
        to[i] = dot((leftAt[at]! * left.height + y) * left.width, rightAt[at]! * right.height * width + (i % width));
      }
    });
  },
  Gemm(node) {
    const [a, b] = [node.input(0, 'f'), sameType(node, 1)];
    const [alpha, beta] = [node.float('alpha', 1), node.float('beta', 1)];
    const left = factorOf(a.dims, a, node.int('transA', 0));
    const right = factorOf(b.dims, b, node.int('transB', 0));
    const dot = openDot(node, left, right);
    const dims = [left.height, right.width];
    const added = node.inputs[2] && sameType(node, 2);
    if (a.dims.length + b.dims.length > 4 || (added && String(broadcastDims(node, added.dims, dims)) !== String(dims)))
      node.fail('an input has too many dimensions');
    const plus = beta && added && numbers(added);
    const map = broadcastMap(added?.dims ?? [], dims);
    return filled({ type: a.type, dims }, (to) => {
      for (let i = 0; i < to.length; i++) {
        const y = Math.floor(i / right.width);
        const product = alpha * dot(y * left.down, (i - y * right.width) * right.along);
        to[i] = plus ? product + beta * plus[map[i]!]! : product;
      }
    });
  },
};

function factorOf(dims: readonly number[], tensor: Tensor, transposed = 0): Factor {
  const [height = NaN, width = NaN] = dims.slice(-2);
  return transposed
    ? { tensor, height: width, width: height, down: 1, along: width }
    : { tensor, height, width, down: width, along: 1 };
}

/** The product of a row, which begins at one element of the left factor, and a column, at one of the right. */
function openDot(node: Node, left: Factor, right: Factor): (from: number, to: number) => number {
  const { type } = left.tensor;
  const [a, b] = [numbers(left.tensor), numbers(right.tensor)];
  if (left.width !== right.height)
    node.fail(`[${left.tensor.dims.join()}] and [${right.tensor.dims.join()}] have no product`);
  const zero = zeroOf(type);
  const times = /int32/.test(type) ? Math.imul : (x: number, y: number) => x * y;
  return (from, to) => {
    let sum = zero;
    for (let k = 0; k < left.width; k++) sum += times(a[from + k * left.along]!, b[to + k * right.down]!);
    return sum;
  };
}
