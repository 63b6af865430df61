import { axisOf, indexMap, stridesOf } from '../index-map.js';
import type { Operator, Operators } from '../node.js';
import { newTensor, numbers, zeroOf } from '../tensor.js';

/** Sums over axes, which are an attribute before the opset given and an input since. Floats are added in double precision. */
export const reduce: Operators = {
  ReduceSum: sumOf(13, (x) => x),
  ReduceMean: sumOf(18, (x) => x, true),
  ReduceSumSquare: sumOf(18, (x) => x * x),
};

function sumOf(inputSince: number, term: (x: number) => number, mean = false): Operator {
  return (node) => {
    const input = node.input(0, 'fi');
    const keep = node.int('keepdims', 1) !== 0;
    const given = node.opset < inputSince ? node.ints('axes')?.map(Number) : node.fixed(1);
    const none = node.opset >= inputSince && node.int('noop_with_empty_axes', 0) !== 0;
    const rank = input.dims.length;
    const listed = given?.length || none ? (given ?? []) : input.dims.map((_, axis) => axis);
    const axes = new Set(listed.map((axis) => axisOf(node, axis, rank)));
    const { dims, map } = reducedShape(input.dims, axes, keep);
    const output = newTensor(input.type, dims);
    const sums = numbers(newTensor(input.type === 'float32' ? 'float64' : input.type, dims));
    const [from, to] = [numbers(input), numbers(output)];
    const zero = zeroOf(input.type);
    const count = countOf(zero, to.length && from.length / to.length);
    return {
      outputs: [output],
      run() {
        for (let i = 0; i < sums.length; i++) sums[i] = zero;
        for (let i = 0; i < from.length; i++) sums[map[i]!]! += term(from[i]!);
        for (let i = 0; i < sums.length; i++) to[i] = mean ? sums[i]! / count : sums[i]!;
      },
    };
  };
}

/** The shape that is left when axes are taken away, and for each element of the input the one it goes to. */
function reducedShape(
  dims: readonly number[],
  axes: ReadonlySet<number>,
  keep: boolean,
): Readonly<{ dims: readonly number[]; map: Int32Array }> {
  const kept = dims.map((dim, axis) => (axes.has(axis) ? 1 : dim));
  const strides = stridesOf(kept).map((stride, axis) => (axes.has(axis) ? 0 : stride));
  return { dims: keep ? kept : kept.filter((_, axis) => !axes.has(axis)), map: indexMap(dims, strides) };
}

/** A number of elements as the type counts. */
function countOf(zero: number | bigint, count: number): number {
  return (typeof zero === 'bigint' ? BigInt(count) : count) as number;
}
