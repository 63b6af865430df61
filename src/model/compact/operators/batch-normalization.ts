import { filled } from '../filled.js';
import type { Operators } from '../node.js';
import { numbers, sizeOf } from '../tensor.js';

/** BatchNormalization as it is after training: with the statistics given. */
export const batchNormalization: Operators = {
  BatchNormalization(node) {
    const input = node.input(0, 'f');
    const [scale, shift, mean, variance] = [1, 2, 3, 4].map((index) => numbers(node.input(index, 'f')));
    const epsilon = node.float('epsilon', 1e-5);
    node.float('momentum', 0.9);
    if (node.opset > 13 ? node.int('training_mode', 0) : node.opset < 7 || (node.opset < 9 && !node.int('spatial', 1)))
      node.fail('only for inference, and by channel');
    const [, channels = 1] = input.dims;
    for (const one of [scale, shift, mean, variance])
      if (one!.length !== channels) node.fail(`there are ${one!.length} statistics for ${channels} channels`);
    const inner = sizeOf(input.dims.slice(2));
    const from = numbers(input);
    return filled(input, (to) => {
      for (let i = 0; i < to.length; i++) {
        const at = Math.floor(i / inner) % channels;
        to[i] = ((from[i]! - mean![at]!) / Math.sqrt(variance![at]! + epsilon)) * scale![at]! + shift![at]!;
      }
    });
  },
};
