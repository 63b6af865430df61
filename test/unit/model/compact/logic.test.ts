// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ElementType } from '../../../../src/model/compact/tensor.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { t } from './run-both.js';
import { broadcastShapes, holds, shapes, tensors } from './arbitrary.js';

const NUMBERS: ElementType[] = ['float32', 'float64', 'int32', 'int64'];

const pairs = (type: ElementType) =>
  broadcastShapes(2).chain(([a, b]) => fc.tuple(tensors(type, a!, true), tensors(type, b!)));

describe('comparisons', () => {
  for (const op of ['Equal', 'Greater', 'GreaterOrEqual', 'Less', 'LessOrEqual'])
    it.each(NUMBERS)(`${op} of %s`, (type) => holds(pairs(type), (inputs) => expectSame({ op, inputs }), 15));

  it('Equal of booleans and texts', async () => {
    await holds(pairs('bool'), (inputs) => expectSame({ op: 'Equal', inputs }));
    await holds(pairs('string'), (inputs) => expectSame({ op: 'Equal', inputs, opset: 19 }));
  });

  it('tells bigints apart that are one as numbers', () =>
    expectSame({ op: 'Equal', inputs: [t('int64', [2], [2n ** 53n, 5n]), t('int64', [2], [2n ** 53n + 1n, 5n])] }));

  it('refuses to order texts', () =>
    expectRefusal({ op: 'Less', inputs: [t('string', [1], ['a']), t('string', [1], ['b'])] }, /cannot be string/));
});

describe('logic', () => {
  it.each(['And', 'Or'])('%s', (op) => holds(pairs('bool'), (inputs) => expectSame({ op, inputs })));

  it('Not', () =>
    holds(
      shapes().chain((dims) => tensors('bool', dims)),
      (input) => expectSame({ op: 'Not', inputs: [input] }),
    ));

  it('refuses numbers', () => expectRefusal({ op: 'Not', inputs: [t('int32', [1], [1])] }, /cannot be int32/));
});

describe('Where', () => {
  it.each([...NUMBERS, 'string', 'uint8'] as ElementType[])('chooses among %s', (type) =>
    holds(
      broadcastShapes(3).chain(([a, b, c]) => fc.tuple(tensors('bool', a!), tensors(type, b!), tensors(type, c!))),
      (inputs) => expectSame({ op: 'Where', inputs }),
    ),
  );

  it('refuses two types', () =>
    expectRefusal(
      { op: 'Where', inputs: [t('bool', [1], [1]), t('int32', [1], [1]), t('int64', [1], [1n])] },
      /input 2 is int64, not int32/,
    ));
});
