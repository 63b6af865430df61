// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ElementType, Tensor } from '../../../../src/model/compact/tensor.js';
import { int, ints } from '../../../fixtures/graph-writer.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { holds, shapes, tensors } from './arbitrary.js';
import { t } from './run-both.js';

const TYPES: ElementType[] = ['float32', 'int64', 'string', 'bool', 'uint8'];
const SIX = t('float32', [2, 3], [1, 2, 3, 4, 5, 6]);

const list = (values: readonly (number | bigint)[]) => t('int64', [values.length], values.map(BigInt));
const axisOf = (rank: number) => fc.integer({ min: -rank, max: rank - 1 });

describe('shapes that change alone', () => {
  it.each(TYPES)('Reshape of %s to its dimensions in any order, one of them left open', (type) =>
    holds(
      shapes({ least: 1 }).chain((dims) =>
        fc.tuple(
          tensors(type, dims),
          fc.shuffledSubarray(dims, { minLength: dims.length }),
          fc.nat({ max: dims.length }),
          fc.boolean(),
        ),
      ),
      ([input, order, free, constant]) =>
        expectSame({
          op: 'Reshape',
          inputs: [input, list(order.map((dim, axis) => (axis === free ? -1 : dim)))],
          constants: constant ? [1] : [],
        }),
    ),
  );

  it('Reshape with zeros, which stand for a dimension or for none', async () => {
    await expectSame({ op: 'Reshape', inputs: [SIX, list([0, 1, -1])] });
    const empty = t('float32', [0, 3], []);
    await expectSame({ op: 'Reshape', inputs: [empty, list([3, 0])], attributes: { allowzero: int(1) } });
    await expectSame({ op: 'Reshape', inputs: [empty, list([0, 3, 1])] });
  });

  it('Reshape refuses another number of elements', () => {
    expectRefusal({ op: 'Reshape', inputs: [SIX, list([4, 2])] }, /\[2,3\] cannot take the shape \[4,2\]/);
    expectRefusal({ op: 'Reshape', inputs: [SIX, list([4, -1])] }, /shape/);
    expectRefusal({ op: 'Reshape', inputs: [SIX, list([-1, -1])] }, /shape/);
  });

  it.each(TYPES)('Flatten of %s at any axis', (type) =>
    holds(
      shapes({ minLength: 1 }).chain((dims) =>
        fc.tuple(tensors(type, dims), fc.integer({ min: -dims.length, max: dims.length })),
      ),
      ([input, axis]) => expectSame({ op: 'Flatten', inputs: [input], attributes: { axis: int(axis) } }),
    ),
  );

  for (const opset of [11, 13, 21])
    it(`Unsqueeze and Squeeze of the same axes in opset ${opset}`, () =>
      holds(
        shapes({ maxLength: 3 }).chain((dims) =>
          fc.tuple(
            tensors('float32', dims),
            fc.subarray([0, 1, 2, 3, 4].slice(0, dims.length + 2), { minLength: 2, maxLength: 2 }),
            fc.boolean(),
          ),
        ),
        async ([input, axes, negative]) => {
          const rank = input.dims.length + 2;
          const given = negative ? axes.map((axis) => axis - rank).toReversed() : axes;
          const wide = [...input.dims];
          for (const axis of axes) wide.splice(axis, 0, 1);
          const more = (tensor: Tensor) => (opset < 13 ? [tensor] : [tensor, list(given)]);
          const attributes = opset < 13 ? { axes: ints(given) } : {};
          await expectSame({ op: 'Unsqueeze', inputs: more(input), attributes, opset });
          await expectSame({ op: 'Squeeze', inputs: more({ ...input, dims: wide }), attributes, opset });
          await expectSame({ op: 'Squeeze', inputs: [{ ...input, dims: wide }], opset });
        },
      ));

  it('Squeeze refuses what is longer than one', () =>
    expectRefusal({ op: 'Squeeze', inputs: [SIX, list([0])] }, /no single element along \[0\]/));

  it('Unsqueeze refuses an axis twice', () =>
    expectRefusal({ op: 'Unsqueeze', inputs: [SIX, list([0, 0])] }, /an axis is named twice/));

  it.each(TYPES)('Identity of %s', (type) =>
    holds(
      shapes().chain((dims) => tensors(type, dims)),
      (input) => expectSame({ op: 'Identity', inputs: [input] }),
      10,
    ),
  );

  it('Shape, or a part of it', () =>
    holds(
      shapes().chain((dims) =>
        fc.tuple(
          tensors('string', dims),
          fc.option(fc.integer({ min: -6, max: 6 })),
          fc.option(fc.integer({ min: -6, max: 6 })),
        ),
      ),
      ([input, start, end]) =>
        expectSame({
          op: 'Shape',
          inputs: [input],
          attributes: { ...(start === null ? {} : { start: int(start) }), ...(end === null ? {} : { end: int(end) }) },
        }),
    ));
});

describe('elements that move', () => {
  it.each(TYPES)('Transpose of %s', (type) =>
    holds(
      shapes().chain((dims) =>
        fc.tuple(tensors(type, dims), fc.shuffledSubarray([...dims.keys()], { minLength: dims.length }), fc.boolean()),
      ),
      ([input, perm, plain]) =>
        expectSame({ op: 'Transpose', inputs: [input], attributes: plain || !perm.length ? {} : { perm: ints(perm) } }),
    ),
  );

  it.each(TYPES)('Concat of %s', (type) =>
    holds(
      shapes({ minLength: 1 }).chain((dims) =>
        fc
          .tuple(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }), axisOf(dims.length))
          .chain(([lengths, axis]) =>
            fc.record({
              axis: fc.constant(axis),
              inputs: fc.tuple(...lengths.map((length) => tensors(type, dims.with(axis, length)))),
            }),
          ),
      ),
      ({ inputs, axis }) => expectSame({ op: 'Concat', inputs, attributes: { axis: int(axis) } }),
    ),
  );

  it('Concat refuses shapes that differ elsewhere', () =>
    expectRefusal(
      { op: 'Concat', inputs: [SIX, t('float32', [3, 2], [1, 2, 3, 4, 5, 6])], attributes: { axis: int(0) } },
      /do not fit along axis 0/,
    ));

  for (const opset of [11, 13, 18])
    it(`Split into parts of given lengths in opset ${opset}`, () =>
      holds(
        fc
          .tuple(shapes({ minLength: 1, maxLength: 3 }), fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }))
          .chain(([dims, lengths]) =>
            axisOf(dims.length).chain((axis) =>
              tensors(
                'float32',
                dims.with(
                  axis,
                  lengths.reduce((sum, length) => sum + length, 0),
                ),
              ).map((input) => ({ input, lengths, axis })),
            ),
          ),
        ({ input, lengths, axis }) =>
          expectSame({
            op: 'Split',
            inputs: opset < 13 ? [input] : [input, list(lengths)],
            attributes: { axis: int(axis), ...(opset < 13 ? { split: ints(lengths) } : {}) },
            outputs: lengths.length,
            opset,
          }),
      ));

  it('Split into equal parts, of which the last may be shorter since opset 18', async () => {
    const seven = t('int64', [7], [1, 2, 3, 4, 5, 6, 7].map(BigInt));
    await expectSame({ op: 'Split', inputs: [SIX], attributes: { axis: int(1) }, outputs: 3 });
    await expectSame({ op: 'Split', inputs: [seven], attributes: { num_outputs: int(3) }, outputs: 3, opset: 18 });
    expectRefusal({ op: 'Split', inputs: [seven], outputs: 3, opset: 13 }, /7 cannot be split into 3 parts/);
    expectRefusal({ op: 'Split', inputs: [seven, list([3, 3])], outputs: 2 }, /7 cannot be split into 2 parts/);
  });

  const bound = fc.oneof(fc.integer({ min: -6, max: 6 }), fc.constantFrom(2n ** 63n - 1n, -(2n ** 63n)));
  const slices = shapes({ minLength: 1 }).chain((dims) =>
    fc
      .subarray([...dims.keys()], { minLength: 1 })
      .chain((axes) =>
        fc.record({
          input: tensors('int64', dims),
          axes: fc.tuple(...axes.map((axis) => fc.constantFrom(axis, axis - dims.length))),
          starts: fc.array(bound, { minLength: axes.length, maxLength: axes.length }),
          ends: fc.array(bound, { minLength: axes.length, maxLength: axes.length }),
          steps: fc.array(fc.constantFrom(1, 2, -1, -2, 5, -5), { minLength: axes.length, maxLength: axes.length }),
        }),
      ),
  );

  /** onnxruntime takes the greatest end for the open one of a slice that runs backwards, which the standard draws in. */
  const meant = (end: number | bigint, step: number) => (step < 0 && end > 6 ? 6 : end);

  it('Slice by inputs, forwards and backwards and beyond the ends', () =>
    holds(
      slices,
      ({ input, starts, ends, axes, steps }) =>
        expectSame({
          op: 'Slice',
          inputs: [
            input,
            list(starts),
            list(ends.map((end, index) => meant(end, steps[index]!))),
            list(axes),
            list(steps),
          ],
          constants: [1, 2, 3, 4],
        }),
      100,
    ));

  it('Slice by attributes before opset 10', () =>
    holds(slices, ({ input, starts, ends, axes }) =>
      expectSame({
        op: 'Slice',
        inputs: [input],
        attributes: { starts: ints(starts), ends: ints(ends), axes: ints(axes) },
        opset: 9,
      }),
    ));

  it('Slice without axes, of texts, by fed bounds', () =>
    expectSame({ op: 'Slice', inputs: [t('string', [2, 2], ['a', 'b', 'c', 'd']), list([0, 1]), list([2, 2])] }));

  it('Slice refuses a step of zero', () =>
    expectRefusal({ op: 'Slice', inputs: [SIX, list([0]), list([1]), list([0]), list([0])] }, /a step is zero/));
});
