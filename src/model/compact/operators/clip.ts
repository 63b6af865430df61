import { filled } from '../filled.js';
import type { Node, Operators } from '../node.js';
import { numbers, type Tensor } from '../tensor.js';
import { sameType } from './elementwise.js';

/** Clip: bounds are attributes before opset 11, scalar inputs since, and either may be absent. */
export const clip: Operators = {
  'ai.onnx.Clip'(node) {
    const input = node.input(0, node.opset < 11 ? 'f' : 'fi');
    const [least, most] = [boundOf(node, 'min', 1), boundOf(node, 'max', 2)];
    const from = numbers(input);
    return filled(input, (i) => {
      const [low, high] = [least?.[0], most?.[0]];
      let value = from[i]!;
      if (low !== undefined && value < low) value = low;
      return high !== undefined && value > high ? high : value;
    });
  },
};

/** Floats that are not bounded are bounded by the largest: infinities do not pass. */
const LARGEST = { float32: 3.4028234663852886e38, float64: Number.MAX_VALUE };

function boundOf(node: Node, name: 'min' | 'max', index: number): ReturnType<typeof numbers> | undefined {
  const type = node.input(0).type as 'float32';
  const largest: number | undefined = LARGEST[type];
  const otherwise = largest === undefined ? undefined : [name === 'min' ? -largest : largest];
  if (node.opset < 11) return [node.float(name, otherwise![0]!)];
  const bound: Tensor | undefined = node.inputs[index] && sameType(node, index);
  if (bound && bound.data.length !== 1) node.fail(`input ${index} is no scalar`);
  return bound ? numbers(bound) : otherwise;
}
