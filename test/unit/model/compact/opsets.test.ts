// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import { describe, it } from 'vitest';
import { int, ints } from '../../../fixtures/graph-writer.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { t, type NodeCase } from './run-both.js';

const OPSETS = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 21];
const [a, b] = [t('float32', [2, 3], [1, -2, 3, 0.5, 0, 4]), t('float32', [1, 3], [2, 3, -1])];
const yes = t('bool', [2, 3], [1, 0, 1, 0, 0, 1]);

/** Cases that mean the same in every operator set from the one they first appear in. */
const CASES: readonly (readonly [since: number, one: NodeCase])[] = [
  ...['Add', 'Sub', 'Mul', 'Div', 'Pow', 'Greater', 'Less'].map((op) => [7, { op, inputs: [a, b] }] as const),
  ...['Sum', 'Min', 'Max'].map((op) => [8, { op, inputs: [a, b, a] }] as const),
  ...['GreaterOrEqual', 'LessOrEqual'].map((op) => [12, { op, inputs: [a, b] }] as const),
  ...[
    'Neg',
    'Abs',
    'Sqrt',
    'Exp',
    'Log',
    'Relu',
    'LeakyRelu',
    'Tanh',
    'Sigmoid',
    'Identity',
    'Shape',
    'Transpose',
    'Flatten',
    'Squeeze',
  ].map((op) => [7, { op, inputs: [a] }] as const),
  [7, { op: 'Equal', inputs: [t('int32', [2], [1, 2]), t('int32', [2], [1, 3])] }],
  [7, { op: 'And', inputs: [yes, yes] }],
  [7, { op: 'Or', inputs: [yes, yes] }],
  [7, { op: 'Not', inputs: [yes] }],
  [9, { op: 'Where', inputs: [yes, a, b] }],
  [9, { op: 'IsNaN', inputs: [a] }],
  [9, { op: 'ConstantOfShape', inputs: [t('int64', [2], [2n, 1n])] }],
  [7, { op: 'MatMul', inputs: [a, t('float32', [3, 1], [1, 2, 3])] }],
  [7, { op: 'Gemm', inputs: [a, b, t('float32', [1], [0.5])], attributes: { transB: int(1) } }],
  [7, { op: 'Concat', inputs: [a, b], attributes: { axis: int(0) } }],
  [7, { op: 'Gather', inputs: [a, t('int64', [2], [1n, 0n])], attributes: { axis: int(1) } }],
  [7, { op: 'Split', inputs: [t('float32', [2, 2], [1, 2, 3, 4])], outputs: 2, attributes: { axis: int(1) } }],
  [10, { op: 'Slice', inputs: [a, t('int64', [1], [1n]), t('int64', [1], [3n]), t('int64', [1], [1n])] }],
  [7, { op: 'Reshape', inputs: [a, t('int64', [2], [3n, -1n])] }],
  [7, { op: 'Cast', inputs: [a], attributes: { to: int(7) } }],
  [7, { op: 'ArgMax', inputs: [a], attributes: { axis: int(1) } }],
  [7, { op: 'ArgMin', inputs: [a], attributes: { axis: int(1), keepdims: int(0) } }],
  [7, { op: 'Softmax', inputs: [a], attributes: { axis: int(1) } }],
];

describe('operators mean the same from one operator set to the next', () => {
  it.each(CASES)('since %i: %o', async (since, one) => {
    for (const opset of OPSETS) {
      // A Split into equal parts must say so since opset 18.
      if (opset >= since && !(one.op === 'Split' && opset >= 18)) await expectSame({ ...one, opset });
    }
  });
});

describe('what old operator sets have of their own is refused', () => {
  it('by the attribute, the input or the operator', () => {
    expectRefusal({ op: 'Add', inputs: [a, a], attributes: { broadcast: int(1) }, opset: 6 }, /no attribute broadcast/);
    expectRefusal({ op: 'Reshape', inputs: [a], attributes: { shape: ints([6]) }, opset: 1 }, /input 1 is missing/);
    expectRefusal({ op: 'Concat', inputs: [a], opset: 1 }, /axis NaN is out of range/);
    expectRefusal({ op: 'Split', inputs: [a, t('int64', [2], [1n, 1n])], outputs: 2, opset: 1 }, /no input 1/);
    expectRefusal({ op: 'BatchNormalization', inputs: [a, a, a, a, a], opset: 6 }, /only for inference/);
  });
});
