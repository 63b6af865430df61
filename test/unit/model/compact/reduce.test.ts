// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ElementType } from '../../../../src/model/compact/tensor.js';
import { int, ints } from '../../../fixtures/graph-writer.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { t } from './run-both.js';
import { holds, shapes, tensors } from './arbitrary.js';

/** A shape, some of its axes, counted from either end, and whether they are kept. */
const axesOf = (least: number) =>
  shapes({ least }).chain((dims) =>
    fc.record({
      dims: fc.constant(dims),
      axes: fc
        .subarray([...dims.keys()])
        .chain((axes) => fc.tuple(...axes.map((axis) => fc.constantFrom(axis, axis - dims.length)))),
      keepdims: fc.constantFrom(undefined, 0, 1),
    }),
  );

const keep = (keepdims: number | undefined) => (keepdims === undefined ? {} : { keepdims: int(keepdims) });

describe('sums over axes', () => {
  for (const op of ['ReduceSum', 'ReduceMean', 'ReduceSumSquare'])
    for (const type of ['float32', 'float64', 'int32', 'int64'] as ElementType[]) {
      // onnxruntime counts a mean over nothing in its own way.
      const cases = axesOf(1).chain((one) =>
        tensors(type, one.dims, true).map((input) => Object.assign({ input }, one)),
      );
      it(`${op} of ${type}, axes as an attribute`, () =>
        holds(cases, ({ input, axes, keepdims }) =>
          expectSame(
            {
              op,
              inputs: [input],
              attributes: { ...(axes.length ? { axes: ints(axes) } : {}), ...keep(keepdims) },
              opset: op === 'ReduceSum' ? 11 : 17,
            },
            { relative: 1e-5, absolute: 1e-4 },
          ),
        ));
      it(`${op} of ${type}, axes as an input`, () =>
        holds(fc.tuple(cases, fc.boolean(), fc.boolean()), ([{ input, axes, keepdims }, noop, constant]) =>
          expectSame(
            {
              op,
              inputs: [input, ...(axes.length || noop ? [t('int64', [axes.length], axes)] : [])],
              constants: constant ? [1] : [],
              attributes: { ...keep(keepdims), ...(noop && axes.length ? { noop_with_empty_axes: int(1) } : {}) },
              opset: 18,
            },
            { relative: 1e-5, absolute: 1e-4 },
          ),
        ));
    }

  it('of no axes leave the tensor, or take all', async () => {
    const input = t('float32', [2, 2], [1, 2, 3, 4]);
    await expectSame({ op: 'ReduceSum', inputs: [input], attributes: { noop_with_empty_axes: int(1) } });
    await expectSame({ op: 'ReduceSum', inputs: [input, t('int64', [0], [])], constants: [1] });
  });

  it('of nothing are zero', () =>
    expectSame({ op: 'ReduceSum', inputs: [t('float32', [2, 0], []), t('int64', [1], [1n])] }));

  it('carry what is no number', () =>
    expectSame({
      op: 'ReduceSum',
      inputs: [t('float32', [2, 3], [1, NaN, 2, Infinity, 1, 2]), t('int64', [1], [1n])],
    }));

  it('refuse axes that are not there', () =>
    expectRefusal(
      { op: 'ReduceSum', inputs: [t('float32', [2], [1, 2]), t('int64', [1], [1n])] },
      /axis 1 is out of range/,
    ));
});

describe('the greatest and the least', () => {
  for (const op of ['ArgMax', 'ArgMin'])
    it.each(['float32', 'float64', 'int32'] as ElementType[])(`${op} of %s, the first or the last of equals`, (type) =>
      holds(
        shapes({ least: 1, minLength: 1 }).chain((dims) =>
          fc.tuple(
            tensors(type, dims, true),
            fc.integer({ min: -dims.length, max: dims.length - 1 }),
            fc.constantFrom(undefined, 0, 1),
            fc.boolean(),
          ),
        ),
        ([input, axis, keepdims, last]) =>
          expectSame({
            op,
            inputs: [input],
            attributes: { axis: int(axis), ...keep(keepdims), ...(last ? { select_last_index: int(1) } : {}) },
            opset: 13,
          }),
        40,
      ),
    );

  it('along an axis where something is no number', async () => {
    // Of a whole vector onnxruntime has another answer than of a row.
    for (const values of [
      [NaN, 1, 2],
      [1, NaN, 2],
      [2, 1, NaN],
      [NaN, NaN, 0],
    ])
      for (const op of ['ArgMax', 'ArgMin'])
        await expectSame({ op, inputs: [t('float32', [1, 3], values)], attributes: { axis: int(1) } });
  });

  it('refuses to choose from nothing', () =>
    expectRefusal({ op: 'ArgMax', inputs: [t('float32', [0], [])] }, /there is no element/));
});

describe('Softmax', () => {
  for (const opset of [11, 12, 13, 17])
    it.each(['float32', 'float64'] as ElementType[])(`of %s in opset ${opset}`, (type) =>
      holds(
        shapes({ minLength: 1 }).chain((dims) =>
          fc.tuple(
            tensors(type, dims, true),
            fc.oneof(fc.constant(undefined), fc.integer({ min: -dims.length, max: dims.length - 1 })),
          ),
        ),
        ([input, axis]) => {
          // Before opset 13 the axis is 1 by default, which a vector has not.
          if (axis === undefined && opset < 13 && input.dims.length < 2) return Promise.resolve();
          return expectSame({
            op: 'Softmax',
            inputs: [input],
            attributes: axis === undefined ? {} : { axis: int(axis) },
            opset,
          });
        },
        40,
      ),
    );

  it('of large, infinite and undefined scores', async () => {
    for (const row of [
      [1000, 1001, 999],
      [-1000, -1001, 0],
      [-Infinity, 0, 1],
      [Infinity, 0, 1],
      [NaN, 0, 1],
      [-Infinity, -Infinity, -Infinity],
    ])
      await expectSame({ op: 'Softmax', inputs: [t('float32', [1, 3], row)] });
  });
});
