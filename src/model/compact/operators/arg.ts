import { filled } from '../filled.js';
import { axisOf } from '../index-map.js';
import type { Operator, Operators } from '../node.js';
import { numbers, sizeOf } from '../tensor.js';

/** Where along an axis the greatest or the least element stands, by default the first of several. */
export const arg: Operators = { ArgMax: argOf((a, b) => a > b), ArgMin: argOf((a, b) => a < b) };

function argOf(beats: (a: number, b: number) => boolean): Operator {
  return (node) => {
    const input = node.input(0, 'fi');
    const { dims } = input;
    const axis = axisOf(node, node.int('axis', 0), dims.length);
    const keep = node.int('keepdims', 1) !== 0;
    const last = node.opset > 11 && node.int('select_last_index', 0) !== 0;
    const length = dims[axis] || node.fail('there is no element to choose');
    const inner = sizeOf(dims.slice(axis + 1));
    const shape = [...dims.slice(0, axis), ...(keep ? [1] : []), ...dims.slice(axis + 1)];
    const from = numbers(input);
    return filled({ type: 'int64', dims: shape }, (to) => {
      for (let i = 0; i < to.length; i++) {
        const first = Math.floor(i / inner) * length * inner + (i % inner);
        let best = 0;
        for (let at = 1; at < length; at++) {
          const [challenger, holder] = [from[first + at * inner]!, from[first + best * inner]!];
          if (last ? !beats(holder, challenger) : beats(challenger, holder)) best = at;
        }
        to[i] = BigInt(best) as unknown as number;
      }
    });
  };
}
