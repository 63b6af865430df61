import { inTurn } from '../filled.js';
import { broadcastDims, broadcastMap } from '../index-map.js';
import type { Node, Operator, Plan } from '../node.js';
import { newTensor, numbers, type ElementType, type Tensor } from '../tensor.js';

/** Of bigints too, where the types allow for integers. */
type Binary = (a: number, b: number) => number;

/** An operator of one input of the kinds given, applied to each element; `type` is that of the output, by default the input's. */
export function unary(
  kinds: string,
  open: (node: Node, type: ElementType) => (x: number) => number,
  type?: ElementType,
): Operator {
  return (node) => {
    const input = node.input(0, kinds);
    const apply = open(node, input.type);
    const output = newTensor(type ?? input.type, input.dims);
    const [from, to] = [numbers(input), numbers(output)];
    return {
      outputs: [output],
      run() {
        for (let i = 0; i < to.length; i++) to[i] = apply(from[i]!);
      },
    };
  };
}

/** An operator of two broadcast inputs of one type, of the kinds given; `type` is that of the output, by default theirs. */
export function binary(kinds: string, open: (node: Node, type: ElementType) => Binary, type?: ElementType): Operator {
  return (node) => {
    const pair = [node.input(0, kinds), sameType(node, 1)] as const;
    return planBinary(node, pair, { apply: open(node, pair[0].type), type: type ?? pair[0].type });
  };
}

/** An operator that takes any number of inputs of one type, two at a time. */
export function variadic(kinds: string, apply: Binary): Operator {
  return (node) => {
    let total = node.input(0, kinds);
    const plans = node.inputs.slice(1).map((_, index) => {
      const plan = planBinary(node, [total, sameType(node, index + 1)], { apply, type: total.type });
      total = plan.outputs[0]!;
      return plan;
    });
    return { ...inTurn(plans), outputs: [total] };
  };
}

/** Two inputs broadcast together, of whatever types the function takes. */
export function planBinary(
  node: Node,
  [a, b]: readonly [Tensor, Tensor],
  { apply, type }: Readonly<{ apply: Binary; type: ElementType }>,
): Plan {
  const dims = broadcastDims(node, a.dims, b.dims);
  const output = newTensor(type, dims);
  const [left, right, to] = [numbers(a), numbers(b), numbers(output)];
  const [leftAt, rightAt] = [broadcastMap(a.dims, dims), broadcastMap(b.dims, dims)];
  return {
    outputs: [output],
    run() {
      for (let i = 0; i < to.length; i++)
        to[i] = apply(left[leftAt ? leftAt[i]! : i]!, right[rightAt ? rightAt[i]! : i]!);
    },
  };
}

/** An input that must be of the type of another, by default the first. */
export function sameType(node: Node, index: number, other = 0): Tensor {
  const { type } = node.input(other);
  const input = node.input(index);
  return input.type === type ? input : node.fail(`input ${index} is ${input.type}, not ${type}`);
}
