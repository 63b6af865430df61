import { axisOf } from '../index-map.js';
import type { Node, Operators, Plan } from '../node.js';
import { sizeOf } from '../tensor.js';

/** What changes the shape and not the order of elements: the outputs share the inputs' arrays. */
export const reshape: Operators = {
  Identity: (node) => ({ outputs: [node.input(0)] }),
  Constant(node) {
    const value = node.list([
      ['float32', 'value'],
      ['float32', 'value_float'],
      ['float32', 'value_floats'],
      ['int64', 'value_int'],
      ['int64', 'value_ints'],
      ['string', 'value_string'],
      ['string', 'value_strings'],
    ]);
    return { outputs: [value ?? node.fail('no such constant')] };
  },
  Reshape(node) {
    const { dims } = node.input(0);
    const zeros = node.opset > 13 && node.int('allowzero', 0) !== 0;
    const shape = (node.fixed(1) ?? node.fail('input 1 is missing')).map((dim, axis) =>
      dim === 0 && !zeros ? (dims[axis] ?? node.fail('a zero stands for no dimension')) : dim,
    );
    const free = shape.indexOf(-1);
    if (free >= 0) shape[free] = sizeOf(dims) / sizeOf(shape.filter((_, axis) => axis !== free)) || 0;
    return reshaped(node, shape);
  },
  Flatten(node) {
    const { dims } = node.input(0);
    const axis = node.int('axis', 1);
    const first = axisOf(node, axis, dims.length + Number(axis >= 0));
    return reshaped(node, [sizeOf(dims.slice(0, first)), sizeOf(dims.slice(first))]);
  },
  Squeeze(node) {
    const { dims } = node.input(0);
    const axes = axesOf(node, dims.length) ?? dims.flatMap((dim, axis) => (dim === 1 ? axis : []));
    if (axes.some((axis) => dims[axis] !== 1))
      node.fail(`[${dims.join()}] has no single element along [${axes.join()}]`);
    return reshaped(
      node,
      dims.filter((_, axis) => !axes.includes(axis)),
    );
  },
  Unsqueeze(node) {
    const { dims } = node.input(0);
    const added = (node.opset < 13 ? node.ints('axes') : node.fixed(1)) ?? [];
    const axes = axesOf(node, dims.length + added.length) ?? node.fail('axes are missing');
    let next = 0;
    return reshaped(
      node,
      Array.from({ length: dims.length + axes.length }, (_, axis) => (axes.includes(axis) ? 1 : dims[next++]!)),
    );
  },
};

function reshaped(node: Node, dims: readonly number[]): Plan {
  const input = node.input(0);
  if (sizeOf(dims) !== sizeOf(input.dims)) node.fail(`[${input.dims.join()}] cannot take the shape [${dims.join()}]`);
  return { outputs: [{ ...input, dims }] };
}

function axesOf(node: Node, rank: number): readonly number[] | undefined {
  const axes = node.opset < 13 ? node.ints('axes')?.map(Number) : node.fixed(1);
  const positive = axes?.map((axis) => axisOf(node, axis, rank));
  if (new Set(positive).size !== (positive?.length ?? 0)) node.fail('an axis is named twice');
  return positive;
}
