import { filled } from '../filled.js';
import { axisOf } from '../index-map.js';
import type { Node, Operators, Plan } from '../node.js';
import { newTensor, numbers, sizeOf, tensorOf } from '../tensor.js';

/** What is taken by indices, and what hangs on shapes alone. */
export const select: Operators = {
  Gather(node) {
    const { dims } = node.input(0);
    const indices = node.input(1, 'i');
    const axis = axisOf(node, node.int('axis', 0), dims.length);
    return taken(node, axis, [...dims.slice(0, axis), ...indices.dims, ...dims.slice(axis + 1)]);
  },
  'ml.ArrayFeatureExtractor'(node) {
    const { dims } = node.input(0);
    const { length } = node.input(1, 'i').data;
    if (!dims.length || !length) node.fail('there is nothing to extract');
    return taken(node, dims.length - 1, dims.length === 1 ? [1, length] : [...dims.slice(0, -1), length]);
  },
  Shape(node) {
    const { dims } = node.input(0);
    const [start, end] = node.opset < 15 ? [0, dims.length] : [node.int('start', 0), node.int('end', dims.length)];
    const shape = dims.slice(start, end);
    return { outputs: [tensorOf('int64', [shape.length], shape)], fixed: true };
  },
  ConstantOfShape(node) {
    const value = node.list([['float32', 'value']]) ?? newTensor('float32', [1]);
    const [element] = numbers(value).length === 1 ? [numbers(value)[0]!] : node.fail('value is no single element');
    const output = newTensor(value.type, node.fixed(0) ?? node.fail('input 0 is missing'));
    (output.data as Float32Array).fill(element);
    return { outputs: [output] };
  },
};

/** Takes the slices that input 1 names, from the front or, negative, from the end, along an axis of input 0. */
function taken(node: Node, axis: number, dims: readonly number[]): Plan {
  const input = node.input(0);
  const [from, indices] = [numbers(input), numbers(node.input(1))];
  const length = input.dims[axis]!;
  const inner = sizeOf(input.dims.slice(axis + 1));
  return filled({ type: input.type, dims }, (to) => {
    for (let i = 0; i < to.length; i++) {
      const slice = Math.floor(i / inner);
      const given = Number(indices[slice % indices.length]);
      const index = given < 0 ? given + length : given;
      if (!(index >= 0 && index < length)) node.fail(`index ${given} is out of range`);
      to[i] = from[(Math.floor(slice / indices.length) * length + index) * inner + (i % inner)]!;
    }
  });
}
