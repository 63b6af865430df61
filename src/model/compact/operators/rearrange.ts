import { inTurn } from '../filled.js';
import { axisOf, indexMap, stridesOf } from '../index-map.js';
import type { Node, Operators } from '../node.js';
import { gathered, joined, replaced } from './copy.js';
import { sameType } from './elementwise.js';

/** What puts elements into another order, takes parts of them or puts parts together. */
export const rearrange: Operators = {
  Concat(node) {
    const inputs = node.inputs.map((_, index) => sameType(node, index));
    const { type, dims } = node.input(0);
    const axis = axisOf(node, node.int('axis', NaN), dims.length);
    for (const input of inputs)
      if (replaced(input.dims, axis, 0).join() !== replaced(dims, axis, 0).join())
        node.fail(`[${dims.join()}] and [${input.dims.join()}] do not fit along axis ${axis}`);
    return joined(type, inputs, axis);
  },
  Split(node) {
    const input = node.input(0);
    const axis = axisOf(node, node.int('axis', 0), input.dims.length);
    const strides = stridesOf(input.dims);
    let done = 0;
    const plans = splitLengths(node, input.dims[axis]!).map((length) => {
      const dims = replaced(input.dims, axis, length);
      const map = indexMap(dims, strides, done * strides[axis]!);
      done += length;
      return gathered(input, dims, map);
    });
    return inTurn(plans);
  },
  Transpose(node) {
    const input = node.input(0);
    const { dims } = input;
    const perm = node.ints('perm')?.map(Number) ?? dims.map((_, axis) => dims.length - 1 - axis);
    if (perm.length !== dims.length || dims.some((_, axis) => !perm.includes(axis)))
      node.fail('perm is none of the axes');
    const strides = stridesOf(dims);
    const shape = perm.map((axis) => dims[axis]!);
    return gathered(
      input,
      shape,
      indexMap(
        shape,
        perm.map((axis) => strides[axis]!),
      ),
    );
  },
  Slice(node) {
    const input = node.input(0);
    const strides = stridesOf(input.dims);
    const [shape, steps] = [[...input.dims], [...strides]];
    let offset = 0;
    for (const { axis, start, step, length } of slices(node, input.dims)) {
      shape[axis] = length;
      offset += start * strides[axis]!;
      steps[axis] = step * strides[axis]!;
    }
    return gathered(input, shape, indexMap(shape, steps, offset));
  },
};

/** The lengths are an attribute before opset 13, an input since; without them the parts are equal, but for the last since opset 18. */
function splitLengths(node: Node, length: number): readonly number[] {
  const count = node.outputs;
  const given = node.opset < 13 ? node.ints('split')?.map(Number) : node.fixed(1);
  const parts = node.opset < 18 ? count : node.int('num_outputs', count);
  const part = Math.ceil(length / parts);
  // In opset 1 that is an input as well.
  if (node.opset < 13 && node.inputs[1]) node.fail('no input 1');
  const lengths = given ?? Array.from({ length: parts }, (_, at) => Math.max(0, Math.min(part, length - at * part)));
  const whole = lengths.reduce((sum, one) => sum + one, 0) === length && lengths.every((one) => one >= 0);
  if (!whole || lengths.length !== count || (!given && node.opset < 18 && length % parts))
    node.fail(`${length} cannot be split into ${count} parts`);
  return lengths;
}

type Slice = Readonly<{ axis: number; start: number; step: number; length: number }>;

/** Bounds are attributes before opset 10, inputs since; beyond the ends they are drawn in. */
function slices(node: Node, dims: readonly number[]): readonly Slice[] {
  const [starts, ends, axes, steps] = ['starts', 'ends', 'axes', 'steps'].map((name, index) =>
    node.opset > 9 ? node.fixed(index + 1) : index < 3 ? node.ints(name)?.map(Number) : undefined,
  );
  if (!starts || starts.length !== ends?.length) node.fail('starts and ends do not match');
  return starts.map((from, index) => {
    const axis = axisOf(node, axes ? (axes[index] ?? NaN) : index, dims.length);
    const step = (steps ? steps[index] : 1) || node.fail('a step is zero');
    const dim = dims[axis]!;
    const most = step > 0 ? dim : dim - 1;
    const within = (at: number, least: number): number => Math.min(Math.max(at < 0 ? at + dim : at, least), most);
    const start = within(from, 0);
    return {
      axis,
      start,
      step,
      length: Math.max(0, Math.ceil((within(ends![index]!, step > 0 ? 0 : -1) - start) / step)),
    };
  });
}
