// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ElementType } from '../../../../src/model/compact/tensor.js';
import { float } from '../../../fixtures/graph-writer.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { t } from './run-both.js';
import { broadcastShapes, holds, shapes, tensors } from './arbitrary.js';

const FLOATS: ElementType[] = ['float32', 'float64'];
const WIDE: ElementType[] = [...FLOATS, 'int32', 'int64'];

/** Two tensors of a type, broadcast together. */
const pairs = (type: ElementType, small = false) =>
  broadcastShapes(2).chain(([a, b]) => fc.tuple(tensors(type, a!, small), tensors(type, b!, small)));

describe('arithmetic of two tensors', () => {
  for (const op of ['Add', 'Sub', 'Mul'])
    it.each(WIDE)(`${op} of %s is onnxruntime's`, (type) => holds(pairs(type), (inputs) => expectSame({ op, inputs })));

  it.each(WIDE)('Div of %s is cut off as in C', (type) =>
    holds(
      broadcastShapes(2).chain(([a, b]) =>
        fc.tuple(
          tensors(type, a!),
          // An integer by zero ends the process, and the least by -1 has no quotient.
          tensors(type, b!, true).map((by) =>
            type.startsWith('float')
              ? by
              : t(
                  type,
                  by.dims,
                  Array.from(by.data as Int32Array, (x) => (Number(x) > 0 ? x : 7)),
                ),
          ),
        ),
      ),
      (inputs) => expectSame({ op: 'Div', inputs }),
    ),
  );

  for (const op of ['Min', 'Max'])
    it.each([...WIDE, 'uint32', 'uint64'] as ElementType[])(`${op} of any number of %s`, (type) =>
      holds(
        fc
          .integer({ min: 1, max: 4 })
          .chain((count) => broadcastShapes(count))
          .chain((all) => fc.tuple(...all.map((dims) => tensors(type, dims)))),
        (inputs) => expectSame({ op, inputs }),
      ),
    );

  it.each(FLOATS)('Sum of any number of %s', (type) =>
    holds(
      fc
        .integer({ min: 1, max: 4 })
        .chain((count) => broadcastShapes(count))
        .chain((all) => fc.tuple(...all.map((dims) => tensors(type, dims)))),
      (inputs) => expectSame({ op: 'Sum', inputs }),
    ),
  );

  it('refuses shapes that do not go together, types that differ, and texts', () => {
    const [two, three] = [t('float32', [2], [1, 2]), t('float32', [3], [1, 2, 3])];
    expectRefusal(
      { op: 'Add', inputs: [two, three] },
      /^compact: ai\.onnx\.Add \(opset 17\): \[2\] and \[3\] do not go together$/,
    );
    expectRefusal({ op: 'Add', inputs: [two, t('float64', [2], [1, 2])] }, /input 1 is float64, not float32/);
    expectRefusal(
      { op: 'Add', inputs: [t('string', [1], ['a']), t('string', [1], ['b'])] },
      /input 0 cannot be string/,
    );
    expectRefusal({ op: 'Add', inputs: [two] }, /input 1 is missing/);
    expectRefusal({ op: 'Add', inputs: [two, two], attributes: { axis: float(1) }, opset: 6 }, /no attribute axis/);
  });
});

describe('powers', () => {
  for (const base of WIDE)
    it.each(WIDE)(`of ${base} by %s`, (type) =>
      holds(
        broadcastShapes(2).chain(([a, b]) =>
          fc.tuple(tensors(base, a!, !base.startsWith('float')), tensors(type, b!, true)),
        ),
        ([a, b]) => {
          // What an integer cannot hold is left open.
          const bounded = base.startsWith('float')
            ? b
            : t(
                type,
                b.dims,
                Array.from(b.data as Int32Array, (x) => (Number(x) >= 0 && Number(x) < 9 ? x : 2)),
              );
          return expectSame({ op: 'Pow', inputs: [a, bounded] }, { relative: 1e-5 });
        },
        15,
      ),
    );

  it('of 1 and -1 are numbers where JavaScript has none', () =>
    expectSame({
      op: 'Pow',
      inputs: [
        t('float32', [6], [1, 1, -1, -1, 0, NaN]),
        t('float32', [6], [NaN, Infinity, Infinity, -Infinity, -1, 0]),
      ],
    }));

  it('of integers run over as 64 bits do', () =>
    expectSame({ op: 'Pow', inputs: [t('int64', [3], [3n, -2n, 10n]), t('int64', [3], [30n, 61n, 18n])] }));
});

describe('functions of one number', () => {
  for (const op of ['Neg', 'Abs', 'Sqrt', 'Exp', 'Log', 'Tanh', 'Sigmoid', 'Relu'])
    it.each(op === 'Neg' || op === 'Abs' ? WIDE : FLOATS)(`${op} of %s`, (type) =>
      holds(
        shapes().chain((dims) => tensors(type, dims)),
        (input) => expectSame({ op, inputs: [input] }),
      ),
    );

  it('LeakyRelu by its slope, by default 0.01', async () => {
    const inputs = [t('float32', [6], [-2, -0.5, 0, 3, -Infinity, NaN])];
    await expectSame({ op: 'LeakyRelu', inputs });
    await expectSame({ op: 'LeakyRelu', inputs, attributes: { alpha: float(0.3) } });
    await expectSame({ op: 'LeakyRelu', inputs, attributes: { alpha: float(-1) }, opset: 15 });
  });

  it('IsNaN', () => expectSame({ op: 'IsNaN', inputs: [t('float32', [2, 2], [NaN, 0, Infinity, -1])] }));
});

describe('Clip', () => {
  const input = t('float32', [2, 4], [-3, -1, 0, 1, 3, NaN, Infinity, -Infinity]);
  const [low, high] = [t('float32', [], [-1]), t('float32', [], [2])];

  it('keeps to the bounds that are given, fed or constant', async () => {
    for (const constants of [[], [1, 2]])
      for (const bounds of [[], [low], [null, high], [low, high], [high, low]])
        await expectSame({ op: 'Clip', inputs: [input, ...bounds], constants });
  });

  it('takes bounds from attributes before opset 11', async () => {
    await expectSame({ op: 'Clip', inputs: [input], opset: 10 });
    await expectSame({ op: 'Clip', inputs: [input], opset: 6, attributes: { min: float(-0.5), max: float(0.5) } });
  });

  it.each(['float64', 'int32', 'int64', 'uint8', 'int8', 'uint64'] as ElementType[])('of %s', (type) =>
    holds(
      fc.tuple(
        shapes().chain((dims) => tensors(type, dims)),
        tensors(type, []),
        tensors(type, []),
      ),
      (inputs) => {
        // A bound that is no number bounds nothing or everything, as the machine pleases.
        if (inputs.slice(1).some(({ data }) => Number.isNaN(Number(data[0])))) return Promise.resolve();
        return expectSame({ op: 'Clip', inputs, opset: 13 });
      },
    ),
  );

  it('refuses bounds of another type or of several elements', () => {
    expectRefusal({ op: 'Clip', inputs: [input, t('float64', [], [0])] }, /input 1 is float64, not float32/);
    expectRefusal({ op: 'Clip', inputs: [input, input] }, /input 1 is no scalar/);
  });
});
