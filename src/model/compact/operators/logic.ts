import { filled } from '../filled.js';
import { broadcastDims, broadcastMap } from '../index-map.js';
import type { Operator, Operators } from '../node.js';
import { numbers, type Tensor } from '../tensor.js';
import { binary, sameType, unary } from './elementwise.js';

/** Comparisons, logic and the choice between two tensors. */
export const logic: Operators = {
  'ai.onnx.Equal': compare('fibs', (a, b) => a === b),
  'ai.onnx.Greater': compare('fi', (a, b) => a > b),
  'ai.onnx.GreaterOrEqual': compare('fi', (a, b) => a >= b),
  'ai.onnx.Less': compare('fi', (a, b) => a < b),
  'ai.onnx.LessOrEqual': compare('fi', (a, b) => a <= b),
  'ai.onnx.And': binary('b', () => (a, b) => a & b),
  'ai.onnx.Or': binary('b', () => (a, b) => a | b),
  'ai.onnx.Not': unary('b', () => (x) => 1 - x),
  'ai.onnx.IsNaN': unary('f', () => (x) => Number(x !== x), 'bool'),
  'ai.onnx.Where'(node) {
    const choice = node.input(0, 'b');
    const [yes, no] = [node.input(1), sameType(node, 2, 1)];
    const dims = broadcastDims(node, choice.dims, broadcastDims(node, yes.dims, no.dims));
    const [test, left, right] = [broadcast(choice, dims), broadcast(yes, dims), broadcast(no, dims)];
    return filled({ type: yes.type, dims }, (i) => (test(i) ? left(i) : right(i)));
  },
};

function compare(kinds: string, holds: (a: number, b: number) => boolean): Operator {
  return binary(kinds, () => (a, b) => Number(holds(a, b)), 'bool');
}

/** The elements of a tensor as it is broadcast to a shape. */
function broadcast(tensor: Tensor, dims: readonly number[]): (index: number) => number {
  const [values, map] = [numbers(tensor), broadcastMap(tensor.dims, dims)];
  return map ? (index) => values[map[index]!]! : (index) => values[index]!;
}
