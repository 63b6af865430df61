import { expect } from 'vitest';
import type { Tensor } from '../../../../src/model/compact/tensor.js';
import { writeGraph } from '../../../fixtures/graph-writer.js';
import { nodeGraph, runCompact, runOracle, type NodeCase } from './run-both.js';

/** How far floats may be apart: this share of their size, and this much around zero. */
export type Tolerance = Readonly<{ relative?: number; absolute?: number }>;

/** Expects both runtimes to say the same of one node. */
export async function expectSame(one: NodeCase, tolerance: Tolerance = {}): Promise<void> {
  const { spec, feeds } = nodeGraph(one);
  const bytes = writeGraph(spec);
  expectTensors(runCompact(bytes, feeds), await runOracle(bytes, feeds), tolerance);
}

/** Expects the compact runtime to refuse a node, in words. */
export function expectRefusal(one: NodeCase, words: RegExp): void {
  const { spec, feeds } = nodeGraph(one);
  expect(() => runCompact(writeGraph(spec), feeds)).toThrow(words);
}

/** Expects tensors to be of the same names, types and shapes, and close to each other. */
export function expectTensors(
  actual: Readonly<Record<string, Tensor>>,
  expected: Readonly<Record<string, Tensor>>,
  tolerance: Tolerance = {},
): void {
  expect(Object.keys(actual).toSorted()).toEqual(Object.keys(expected).toSorted());
  for (const [name, tensor] of Object.entries(expected)) {
    const ours = actual[name]!;
    expect({ name, type: ours.type, dims: [...ours.dims] }).toEqual({
      name,
      type: tensor.type,
      dims: [...tensor.dims],
    });
    const off = firstDifference(ours, tensor, tolerance);
    if (off >= 0)
      expect.fail(
        `${name}[${off}] is ${String(ours.data[off])}, not ${String(tensor.data[off])}: [${String(ours.data)}] and [${String(tensor.data)}]`,
      );
  }
}

function firstDifference(ours: Tensor, theirs: Tensor, { relative = 1e-6, absolute = 1e-6 }: Tolerance): number {
  const same = (a: unknown, b: unknown): boolean => {
    if (Object.is(a, b) || a === b) return true;
    if (typeof a !== 'number' || typeof b !== 'number' || !ours.type.startsWith('float')) return false;
    return Number.isFinite(b) && Math.abs(a - b) <= absolute + relative * Math.abs(b);
  };
  if (ours.data.length !== theirs.data.length) return 0;
  return Array.from(ours.data as Float32Array).findIndex((value, index) => !same(value, theirs.data[index]));
}
