import { filled } from '../filled.js';
import { indexMap, stridesOf } from '../index-map.js';
import type { Plan } from '../node.js';
import { newTensor, numbers, type ElementType, type Tensor } from '../tensor.js';

/** A plan that takes each element of its output from the place in the input that a map tells. */
export function gathered(input: Tensor, dims: readonly number[], map: Int32Array): Plan {
  const from = numbers(input);
  return filled({ type: input.type, dims }, (to) => {
    for (let i = 0; i < to.length; i++) to[i] = from[map[i]!]!;
  });
}

/** A plan that joins inputs along an axis, the only one in which their shapes differ. */
export function joined(type: ElementType, inputs: readonly Tensor[], axis: number): Plan {
  const length = inputs.reduce((sum, input) => sum + input.dims[axis]!, 0);
  const output = newTensor(type, replaced(inputs[0]!.dims, axis, length));
  const strides = stridesOf(output.dims);
  const to = numbers(output);
  let done = 0;
  const parts = inputs.map((input) => {
    const map = indexMap(input.dims, strides, done * strides[axis]!);
    done += input.dims[axis]!;
    return { from: numbers(input), map };
  });
  return {
    outputs: [output],
    run() {
      for (let part = 0; part < parts.length; part++) {
        const { from, map } = parts[part]!;
        for (let i = 0; i < map.length; i++) to[map[i]!] = from[i]!;
      }
    },
  };
}

/** A shape with another length along an axis. */
export function replaced(dims: readonly number[], axis: number, length: number): number[] {
  return dims.map((dim, at) => (at === axis ? length : dim));
}
