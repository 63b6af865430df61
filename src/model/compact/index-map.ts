import type { Node } from './node.js';
import { sizeOf } from './tensor.js';

/** For each element of a shape, in row-major order, the sum of its indices times these strides, from an offset on. */
export function indexMap(dims: readonly number[], strides: readonly number[], offset = 0): Int32Array {
  const map = new Int32Array(sizeOf(dims)).fill(offset, 0, 1);
  let filled = 1;
  for (let axis = dims.length; map.length && axis-- > 0;) {
    for (let i = filled; i < filled * dims[axis]!; i++) map[i] = map[i - filled]! + strides[axis]!;
    filled *= dims[axis]!;
  }
  return map;
}

/** The row-major strides of a shape. */
export function stridesOf(dims: readonly number[]): number[] {
  return dims.map((_, axis) => dims.slice(axis + 1).reduce((product, dim) => product * dim, 1));
}

/** The shape that two shapes are broadcast to, after numpy; fails if there is none. */
export function broadcastDims(node: Node, a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const [one = 1, other = 1] = [a[axis - rank + a.length], b[axis - rank + b.length]];
    return one === other || other === 1
      ? one
      : one === 1
        ? other
        : node.fail(`[${a.join()}] and [${b.join()}] do not go together`);
  });
}

/** Where each element of a shape is found in one that is broadcast to it. */
export function broadcastMap(from: readonly number[], to: readonly number[]): Int32Array {
  const strides = stridesOf(from).map((stride, axis) => (from[axis] === 1 ? 0 : stride));
  return indexMap(to, [...to.slice(from.length).map(() => 0), ...strides]);
}

/** An axis counted from the front; fails if it is out of range. `rank` is one more where the end itself is an axis. */
export function axisOf(node: Node, axis: number, rank: number): number {
  const positive = axis < 0 ? axis + rank : axis;
  return positive >= 0 && positive < rank ? positive : node.fail(`axis ${axis} is out of range`);
}
