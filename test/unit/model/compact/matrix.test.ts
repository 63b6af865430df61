// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ElementType } from '../../../../src/model/compact/tensor.js';
import { float, int } from '../../../fixtures/graph-writer.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { t } from './run-both.js';
import { broadcastShapes, holds, tensors } from './arbitrary.js';

/** Sums of products of up to 100 by 100. */
const NEAR = { absolute: 5e-3, relative: 1e-5 };
const side = fc.integer({ min: 1, max: 4 });

/** Factors whose shapes have a product: vectors, matrices and batches of them. */
const factors = (type: ElementType) =>
  fc
    .tuple(side, side, side, broadcastShapes(2, 1), fc.constantFrom('matrices', 'left', 'right', 'vectors'))
    .chain(([rows, inner, columns, [a, b], kind]) => {
      const left = kind === 'left' || kind === 'vectors' ? [inner] : [...a!.slice(0, 2), rows, inner];
      const right =
        kind === 'right' || kind === 'vectors' ? [inner] : [...(kind === 'left' ? [] : b!.slice(0, 2)), inner, columns];
      const fits = kind === 'matrices' ? [a!.length, b!.length].every((rank) => rank <= 2) : true;
      return fc.tuple(
        tensors(type, fits ? left : [rows, inner], true),
        tensors(type, fits ? right : [inner, columns], true),
      );
    });

describe('MatMul', () => {
  it.each(['float32', 'float64', 'int32', 'int64', 'uint32', 'uint64'] as ElementType[])('of %s', (type) =>
    holds(factors(type), (inputs) => expectSame({ op: 'MatMul', inputs }, NEAR), 60),
  );

  it('adds up nothing to zero', async () => {
    await expectSame({ op: 'MatMul', inputs: [t('float32', [2, 0], []), t('float32', [0, 3], [])] });
    await expectSame({ op: 'MatMul', inputs: [t('float32', [0, 2], []), t('float32', [2, 3], [1, 2, 3, 4, 5, 6])] });
  });

  it('carries what is no number', () =>
    expectSame({
      op: 'MatMul',
      inputs: [t('float32', [2, 2], [NaN, 1, Infinity, 0]), t('float32', [2, 2], [1, 0, 2, 1])],
    }));

  it('keeps the lowest bits of large products', () =>
    expectSame({
      op: 'MatMul',
      inputs: [t('int32', [1, 2], [123456789, 987654321]), t('int32', [2, 1], [987654321, 3])],
    }));

  it('refuses factors without a product', () => {
    const three = t('float32', [3], [1, 2, 3]);
    expectRefusal({ op: 'MatMul', inputs: [three, t('float32', [2, 1], [1, 2])] }, /\[3\] and \[2,1\] have no product/);
    expectRefusal({ op: 'MatMul', inputs: [three, t('float32', [], [1])] }, /have no product/);
  });
});

describe('Gemm', () => {
  const sides = fc.tuple(side, side, side);
  const options = fc.tuple(
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom(undefined, 0, 0.5, -2),
    fc.constantFrom(undefined, 0, 3),
    fc.integer({ min: 0, max: 6 }),
  );

  it.each(['float32', 'float64'] as ElementType[])('of %s, transposed, scaled and with a third matrix', (type) =>
    holds(
      fc.tuple(sides, options).chain(([[rows, inner, columns], [transA, transB, alpha, beta, third]]) => {
        const c = [undefined, [], [columns], [1, columns], [rows, 1], [rows, columns], [1]][third];
        const attributes = {
          ...(transA ? { transA: int(1) } : {}),
          ...(transB ? { transB: int(1) } : {}),
          ...(alpha === undefined ? {} : { alpha: float(alpha) }),
          ...(beta === undefined ? {} : { beta: float(beta) }),
        };
        return fc
          .tuple(
            tensors(type, transA ? [inner, rows] : [rows, inner], true),
            tensors(type, transB ? [columns, inner] : [inner, columns], true),
            tensors(type, c ?? [], true),
          )
          .map(([a, b, added]) => ({ op: 'Gemm', inputs: c ? [a, b, added] : [a, b], attributes }));
      }),
      (one) => expectSame(one, NEAR),
      80,
    ),
  );

  it('refuses shapes that do not fit', () => {
    const two = t('float32', [2, 2], [1, 2, 3, 4]);
    expectRefusal({ op: 'Gemm', inputs: [two, t('float32', [3, 1], [1, 2, 3])] }, /have no product/);
    expectRefusal(
      { op: 'Gemm', inputs: [two, two, t('float32', [1, 2, 2], [1, 2, 3, 4])] },
      /an input has too many dimensions/,
    );
    expectRefusal({ op: 'Gemm', inputs: [t('float32', [2], [1, 2]), two] }, /have no product/);
  });
});

describe('BatchNormalization', () => {
  const statistics = (channels: number) =>
    [
      [1, -2, 0.5],
      [0, 1, 2],
      [3, -1, 0],
      [4, 0.25, 0],
    ].map((values) => t('float32', [channels], values.slice(0, channels)));

  it('normalises each channel', async () => {
    for (const [dims, size] of [
      [[2, 3], 6],
      [[1, 3, 2], 6],
      [[2, 3, 1, 2], 12],
    ] as const)
      for (const opset of [7, 9, 14, 15])
        await expectSame(
          {
            op: 'BatchNormalization',
            inputs: [
              t(
                'float32',
                dims,
                Array.from({ length: size }, (_, i) => i - 3),
              ),
              ...statistics(3),
            ],
            attributes: { epsilon: float(0.001), momentum: float(0.8) },
            opset,
          },
          { relative: 1e-5 },
        );
  });

  it('refuses to train', () =>
    expectRefusal(
      {
        op: 'BatchNormalization',
        inputs: [t('float32', [1, 2], [1, 2]), ...statistics(2)],
        attributes: { training_mode: int(1) },
      },
      /only for inference/,
    ));
});
