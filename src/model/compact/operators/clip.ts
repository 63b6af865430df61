import { filled } from '../filled.js';
import type { Node, Operators } from '../node.js';
import { numbers, type ElementType, type Numbers } from '../tensor.js';
import { sameType } from './elementwise.js';

/** Clip: bounds are attributes before opset 11, scalar inputs since, and either may be absent. */
export const clip: Operators = {
  Clip(node) {
    const input = node.input(0, node.opset < 11 ? 'f' : 'fi');
    const [least, most] = [boundOf(node, 'min', 1), boundOf(node, 'max', 2)];
    const from = numbers(input);
    return filled(input, (to) => {
      const low = least[0]!;
      const high = most[0]!;
      for (let i = 0; i < to.length; i++) {
        to[i] = from[i]!;
        if (to[i]! < low) to[i] = low;
        if (to[i]! > high) to[i] = high;
      }
    });
  },
};

/** Floats that are not bounded are bounded by the largest, so that infinities do not pass. */
const LARGEST: Partial<Record<ElementType, number>> = { float32: 3.4028234663852886e38, float64: Number.MAX_VALUE };

function boundOf(node: Node, name: 'min' | 'max', index: number): Numbers {
  const largest = LARGEST[node.input(0).type] ?? Infinity;
  const otherwise = name === 'min' ? -largest : largest;
  if (node.opset < 11) return [node.float(name, otherwise)];
  const bound = node.inputs[index] && sameType(node, index);
  if (bound && bound.data.length !== 1) node.fail(`input ${index} is no scalar`);
  return bound ? numbers(bound) : [otherwise];
}
