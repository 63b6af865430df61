// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeOf, type ElementType } from '../../../../src/model/compact/tensor.js';
import { float, floats, int, ints, string, strings, tensor, writeGraph } from '../../../fixtures/graph-writer.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { holds, shapes, tensors } from './arbitrary.js';
import { nodeGraph, runCompact, t } from './run-both.js';

const TYPES: ElementType[] = ['float32', 'int64', 'string', 'bool', 'uint8'];
const SIX = t('float32', [2, 3], [1, 2, 3, 4, 5, 6]);

const list = (values: readonly (number | bigint)[]) => t('int64', [values.length], values.map(BigInt));
const axisOf = (rank: number) => fc.integer({ min: -rank, max: rank - 1 });

describe('elements that are chosen', () => {
  // onnxruntime loses texts but for the first where it gathers several at once.
  it.each(TYPES.filter((type) => type !== 'string'))('Gather of %s by indices from either end', (type) =>
    holds(
      fc
        .tuple(
          shapes({ minLength: 1, maxLength: 3, least: 1 }),
          shapes({ maxLength: 2 }),
          fc.constantFrom('int32', 'int64' as const),
        )
        .chain(([dims, picks, indexType]) =>
          axisOf(dims.length).chain((axis) =>
            fc.tuple(
              tensors(type, dims),
              fc
                .array(axisOf(dims.at(axis)!), { minLength: sizeOf(picks), maxLength: sizeOf(picks) })
                .map((values) => t(indexType, picks, indexType === 'int64' ? values.map(BigInt) : values)),
              fc.constant(axis),
            ),
          ),
        ),
      ([input, indices, axis]) =>
        expectSame({ op: 'Gather', inputs: [input, indices], attributes: { axis: int(axis) } }),
      40,
    ),
  );

  it('Gather of texts', async () => {
    const texts = t('string', [2, 2], ['a', 'b', 'c', 'd']);
    await expectSame({ op: 'Gather', inputs: [texts, list([1, 0, -1])], attributes: { axis: int(1) } });
    const rows = nodeGraph({ op: 'Gather', inputs: [texts, list([1, 0])] });
    expect(runCompact(writeGraph(rows.spec), rows.feeds)['o0']!.data).toEqual(['c', 'd', 'a', 'b']);
  });

  it('Gather refuses an index out of range', () =>
    expectRefusal({ op: 'Gather', inputs: [SIX, list([2])] }, /index 2 is out of range/));

  it.each(['float32', 'int64', 'string'] as ElementType[])('ArrayFeatureExtractor of %s', async (type) => {
    const values = { float32: [1, 2, 3], int64: [1n, 2n, 3n], string: ['a', 'b', 'c'] }[type as 'string'];
    const domain = 'ai.onnx.ml';
    await expectSame({ op: 'ArrayFeatureExtractor', domain, inputs: [t(type, [3], values), list([2, 0])] });
    await expectSame({
      op: 'ArrayFeatureExtractor',
      domain,
      inputs: [t(type, [2, 3], [...values, ...values]), list([1, 1, 0, 2])],
    });
    await expectSame({
      op: 'ArrayFeatureExtractor',
      domain,
      inputs: [t(type, [1, 3], values), t('int64', [1, 2], [0n, 2n])],
    });
    expectRefusal({ op: 'ArrayFeatureExtractor', domain, inputs: [t(type, [3], values), list([3])] }, /out of range/);
  });

  it('ConstantOfShape, of zeros or a value', async () => {
    for (const dims of [[], [2], [2, 0, 3], [1, 2]]) {
      await expectSame({ op: 'ConstantOfShape', inputs: [list(dims)] });
      for (const value of [t('int64', [1], [2n ** 60n]), t('float64', [1], [0.1]), t('bool', [1], [1])])
        await expectSame({ op: 'ConstantOfShape', inputs: [list(dims)], attributes: { value: tensor(value) } });
    }
    expectRefusal({ op: 'ConstantOfShape', inputs: [list([2 ** 20, 2 ** 20])] }, /cannot have the shape/);
    expectRefusal({ op: 'ConstantOfShape', inputs: [list([-1])] }, /cannot have the shape/);
  });

  it('Constant in each of its forms', async () => {
    const forms = {
      value: tensor(SIX),
      value_float: float(0.1),
      value_floats: floats([0.1, 2]),
      value_int: int(-(2n ** 62n) - 1n),
      value_ints: ints([3n, -1n]),
      value_string: string('é'),
      value_strings: strings(['a', '']),
    };
    for (const [name, value] of Object.entries(forms))
      await expectSame({ op: 'Constant', inputs: [], attributes: { [name]: value } });
    expectRefusal({ op: 'Constant', inputs: [] }, /no such constant/);
  });
});
