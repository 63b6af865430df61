import { axisOf } from '../index-map.js';
import type { Operators } from '../node.js';
import { newTensor, numbers, sizeOf } from '../tensor.js';

/** Softmax: along one axis since opset 13, before over that axis and all that follow. */
export const softmax: Operators = {
  Softmax(node) {
    const input = node.input(0, 'f');
    const axis = axisOf(node, node.int('axis', node.opset < 13 ? 1 : -1), input.dims.length);
    const rest = sizeOf(input.dims.slice(axis + 1));
    const stride = node.opset < 13 ? 1 : rest;
    const length = (input.dims[axis]! * rest) / stride;
    const output = newTensor(input.type, input.dims);
    const [from, to] = [numbers(input), numbers(output)];
    return {
      outputs: [output],
      run() {
        for (let block = 0; block < to.length; block += length * stride) {
          for (let first = block; first < block + stride; first++) {
            const end = first + length * stride;
            let most = -Infinity;
            let sum = 0;
            for (let i = first; i < end; i += stride) if (!(from[i]! <= most)) most = from[i]!;
            for (let i = first; i < end; i += stride) sum += to[i] = Math.exp(from[i]! - most);
            for (let i = first; i < end; i += stride) to[i] = to[i]! / sum;
          }
        }
      },
    };
  },
};
