import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { MORE_OPERATORS } from '../../../../src/model/compact/more-operators.js';
import type { Operators } from '../../../../src/model/compact/node.js';
import { openCompact } from '../../../../src/model/compact/open-compact.js';
import { ints, writeGraph, type NodeSpec } from '../../../fixtures/graph-writer.js';

const INTENT = new Uint8Array(readFileSync(new URL('../../../../models/intent.onnx', import.meta.url)));

const graph = (nodes: readonly NodeSpec[], width: number | string = 3) =>
  writeGraph({ nodes, inputs: { features: { type: 'float32', dims: ['N', width] } }, outputs: ['y'] });
const TURNED = graph([{ op: 'Transpose', inputs: ['features'], outputs: ['y'], attributes: { perm: ints([1, 0]) } }]);

describe('the compact runtime', () => {
  it('runs the release’s models without loading anything', async () => {
    const loadMore = vi.fn<() => Promise<Operators>>(async () => MORE_OPERATORS);
    const session = await openCompact(loadMore)(INTENT);
    const outputs = await session.run(new Float32Array(9));
    expect(Object.keys(outputs).toSorted()).toEqual(['bias', 'contributions', 'probabilities']);
    expect(outputs['probabilities']![0]).toBeGreaterThan(0);
    expect(outputs['contributions']!.length).toBe(9);
    session.close();
    expect(loadMore).not.toHaveBeenCalled();
  });

  it('loads the other operators once, when a model needs them', async () => {
    const loadMore = vi.fn<() => Promise<Operators>>(async () => MORE_OPERATORS);
    const runtime = openCompact(loadMore);
    const [one, other] = await Promise.all([runtime(TURNED), runtime(TURNED)]);
    expect((await one.run(Float32Array.of(1, 2, 3)))['y']).toEqual(Float32Array.of(1, 2, 3));
    expect((await other.run(Float32Array.of(4, 5, 6)))['y']).toEqual(Float32Array.of(4, 5, 6));
    expect(loadMore).toHaveBeenCalledTimes(1);
  });

  it('rejects if they cannot be loaded, and tries again with the next model', async () => {
    const loadMore = vi
      .fn<() => Promise<Operators>>(async () => MORE_OPERATORS)
      .mockRejectedValueOnce(new Error('offline'));
    const runtime = openCompact(loadMore);
    await expect(runtime(TURNED)).rejects.toThrow('offline');
    await expect(runtime(TURNED)).resolves.toBeDefined();
  });

  it('rejects what it does not support before anything is scored', async () => {
    const runtime = openCompact(async () => MORE_OPERATORS);
    await expect(runtime(graph([{ op: 'TopK', inputs: ['features'], outputs: ['y'] }]))).rejects.toThrow(
      'compact: no operator ai.onnx.TopK (opset 17)',
    );
    await expect(runtime(graph([{ op: 'Not', inputs: ['features'], outputs: ['y'] }]))).rejects.toThrow(
      'compact: ai.onnx.Not (opset 17): input 0 cannot be float32',
    );
    await expect(runtime(new Uint8Array())).rejects.toThrow('compact: the file holds no graph');
    await expect(runtime(INTENT.subarray(0, 700))).rejects.toThrow('compact: the file is cut off or damaged');
    await expect(runtime(graph([{ op: 'Neg', inputs: ['features'], outputs: ['y'] }], 2 ** 30))).rejects.toThrow(
      /compact: .*shape/,
    );
  });

  it('rejects a row of another width', async () => {
    const session = await openCompact(async () => MORE_OPERATORS)(INTENT);
    expect(() => session.run(new Float32Array(8))).toThrow(
      'compact: the input features is float32[?,9], not float32[1,8]',
    );
  });
});
