import { inTurn } from '../filled.js';
import { broadcastDims, broadcastMap } from '../index-map.js';
import type { Node, Operator, Plan } from '../node.js';
import { newTensor, numbers, type ElementType, type Numbers, type Tensor } from '../tensor.js';

// Each operator has a loop of its own: of a float that passes through one that many share, V8 makes an object.

/** Fills `to` from the elements of one input. */
type Unary = (to: Numbers, from: Numbers) => void;

/** Fills `to` from the elements of two: the i-th comes of `a` at `l[i]` and `b` at `r[i]`. Of bigints too, where the types allow for integers. */
export type Binary = (
  pair: Readonly<{ to: Numbers; a: Numbers; b: Numbers; l: Readonly<Int32Array>; r: Readonly<Int32Array> }>,
) => void;

/** An operator of one input of the kinds given, applied to each element; `type` is that of the output, by default the input's. */
export function unary(kinds: string, open: (node: Node, type: ElementType) => Unary, type?: ElementType): Operator {
  return (node) => {
    const input = node.input(0, kinds);
    const fill = open(node, input.type);
    const output = newTensor(type ?? input.type, input.dims);
    const [from, to] = [numbers(input), numbers(output)];
    return { outputs: [output], run: () => fill(to, from) };
  };
}

/** An operator of two broadcast inputs of one type, of the kinds given; `type` is that of the output, by default theirs. */
export function binary(kinds: string, open: (type: ElementType) => Binary, type?: ElementType): Operator {
  return (node) => {
    const pair = [node.input(0, kinds), sameType(node, 1)] as const;
    return planBinary(node, pair, { fill: open(pair[0].type), type: type ?? pair[0].type });
  };
}

/** An operator that takes any number of inputs of one type, two at a time. */
export function variadic(kinds: string, fill: Binary): Operator {
  return (node) => {
    let total = node.input(0, kinds);
    const plans = node.inputs.slice(1).map((_, index) => {
      const plan = planBinary(node, [total, sameType(node, index + 1)], { fill, type: total.type });
      total = plan.outputs[0]!;
      return plan;
    });
    return { ...inTurn(plans), outputs: [total] };
  };
}

/** Two inputs broadcast together, of whatever types the loop takes. */
export function planBinary(
  node: Node,
  [a, b]: readonly [Tensor, Tensor],
  { fill, type }: Readonly<{ fill: Binary; type: ElementType }>,
): Plan {
  const dims = broadcastDims(node, a.dims, b.dims);
  const output = newTensor(type, dims);
  const pair = {
    to: numbers(output),
    a: numbers(a),
    b: numbers(b),
    l: broadcastMap(a.dims, dims),
    r: broadcastMap(b.dims, dims),
  };
  return { outputs: [output], run: () => fill(pair) };
}

/** An input that must be of the type of another, by default the first. */
export function sameType(node: Node, index: number, other = 0): Tensor {
  const { type } = node.input(other);
  const input = node.input(index);
  return input.type === type ? input : node.fail(`input ${index} is ${input.type}, not ${type}`);
}
