import { describe, expect, it } from 'vitest';
import { openGraph } from '../../../../src/model/compact/open-graph.js';
import type { Tensor } from '../../../../src/model/compact/tensor.js';
import { float, int, writeGraph, type GraphSpec } from '../../../fixtures/graph-writer.js';
import { OPERATORS, t } from './run-both.js';

/** sigmoid(x * w + b), by way of a hidden shape. */
const DENSE: GraphSpec = {
  nodes: [
    { op: 'MatMul', inputs: ['x', 'w'], outputs: ['product'] },
    { op: 'Add', inputs: ['product', 'b'], outputs: ['sum'] },
    { op: 'Shape', inputs: ['x'], outputs: ['shape'] },
    { op: 'Gather', inputs: ['shape', 'zero'], outputs: ['rows'] },
    { op: 'Concat', inputs: ['rows', 'two'], outputs: ['target'], attributes: { axis: int(0) } },
    { op: 'Reshape', inputs: ['sum', 'target'], outputs: ['reshaped'] },
    { op: 'Sigmoid', inputs: ['reshaped'], outputs: ['y'] },
    { op: 'Identity', inputs: ['b'], outputs: ['bias'] },
  ],
  inputs: { x: { type: 'float32', dims: ['N', 3] } },
  outputs: ['y', 'bias'],
  initializers: {
    w: t('float32', [3, 2], [1, -1, 0.5, 2, 0, 3]),
    b: t('float32', [2], [0.25, -0.5]),
    zero: t('int64', [1], [0n]),
    two: t('int64', [1], [2n]),
  },
};

const x = (...values: number[]): Tensor => t('float32', [values.length / 3, 3], values);
const values = (tensor: Tensor | undefined) => Array.from(tensor!.data as Float32Array);
const sigmoid = (z: number) => Math.fround(1 / (1 + Math.exp(-Math.fround(z))));

/** The arrays that an action makes, by replacing the constructors it could make them with. */
function arraysMade(action: () => void): number {
  const names = ['Float32Array', 'Float64Array', 'Int32Array', 'BigInt64Array', 'Uint8Array', 'Map', 'Set'] as const;
  const global = globalThis as unknown as Record<string, unknown>;
  let made = 0;
  const originals = names.map((name) => global[name]);
  names.forEach((name, index) => {
    global[name] = new Proxy(originals[index] as object, {
      construct: (target, args) => {
        made++;
        return Reflect.construct(target as new () => object, args);
      },
    });
  });
  try {
    action();
  } finally {
    names.forEach((name, index) => (global[name] = originals[index]));
  }
  return made;
}

describe('a graph that runs', () => {
  it('computes its outputs', () => {
    const { y, bias } = openGraph(writeGraph(DENSE), OPERATORS).run({ x: x(1, 2, 3) });
    expect(y!.dims).toEqual([1, 2]);
    expect(values(y)).toEqual([sigmoid(2.25), sigmoid(11.5)]);
    expect(values(bias)).toEqual([0.25, -0.5]);
  });

  it('plans once for a shape: later runs make no arrays and hand out the same ones', () => {
    const graph = openGraph(writeGraph(DENSE), OPERATORS);
    const feeds = { x: x(1, 2, 3) };
    const first = graph.run(feeds);
    const { y } = first;
    expect(arraysMade(() => openGraph(writeGraph(DENSE), OPERATORS).run(feeds))).toBeGreaterThan(5);
    expect(arraysMade(() => graph.run(feeds))).toBe(0);
    (feeds.x.data as Float32Array).fill(0);
    const second = graph.run(feeds);
    expect(second).toBe(first);
    expect(second['y']).toBe(y);
    expect(values(y)).toEqual([sigmoid(0.25), sigmoid(-0.5)]);
  });

  it('plans anew for another shape and back', () => {
    const graph = openGraph(writeGraph(DENSE), OPERATORS);
    const one = values(graph.run({ x: x(1, 2, 3) })['y']);
    const two = graph.run({ x: x(1, 2, 3, 0, 0, 0) })['y']!;
    expect(two.dims).toEqual([2, 2]);
    expect(values(two)).toEqual([...one, sigmoid(0.25), sigmoid(-0.5)]);
    expect(graph.run({ x: x() })['y']!.dims).toEqual([0, 2]);
    expect(values(graph.run({ x: x(1, 2, 3) })['y'])).toEqual(one);
  });

  it('does not hold on to the arrays that it is fed', () => {
    const graph = openGraph(
      writeGraph({
        ...DENSE,
        nodes: [{ op: 'Identity', inputs: ['x'], outputs: ['y'] }],
        outputs: ['y'],
        initializers: {},
      }),
      OPERATORS,
    );
    const feed = x(1, 2, 3);
    const { y } = graph.run({ x: feed });
    (feed.data as Float32Array).fill(9);
    expect(values(y)).toEqual([1, 2, 3]);
  });

  it('plans anew in each run what hangs on a value, and what comes after', () => {
    const graph = openGraph(
      writeGraph({
        nodes: [
          { op: 'Neg', inputs: ['x'], outputs: ['negative'] },
          { op: 'ConstantOfShape', inputs: ['shape'], outputs: ['zeros'] },
          { op: 'Add', inputs: ['zeros', 'negative'], outputs: ['y'] },
        ],
        inputs: { x: { type: 'float32', dims: [1] }, shape: { type: 'int64', dims: [2] } },
        outputs: ['y', 'negative'],
      }),
      OPERATORS,
    );
    const run = (rows: bigint, value: number) =>
      graph.run({ x: t('float32', [1], [value]), shape: t('int64', [2], [rows, 1n]) });
    expect(run(2n, 5)['y']).toMatchObject({ dims: [2, 1] });
    expect(values(run(3n, 7)['y'])).toEqual([-7, -7, -7]);
    expect(values(run(1n, 8)['y'])).toEqual([-8]);
    expect(values(run(1n, 9)['negative'])).toEqual([-9]);
  });

  it('can be run again after a value did not fit', () => {
    const graph = openGraph(
      writeGraph({
        nodes: [{ op: 'Gather', inputs: ['x', 'at'], outputs: ['y'], attributes: { axis: int(1) } }],
        inputs: { x: { type: 'float32', dims: ['N', 3] }, at: { type: 'int64', dims: [1] } },
        outputs: ['y'],
      }),
      OPERATORS,
    );
    const run = (at: bigint) => values(graph.run({ x: x(1, 2, 3), at: t('int64', [1], [at]) })['y']);
    expect(() => run(5n)).toThrow('compact: ai.onnx.Gather (opset 17): index 5 is out of range');
    expect(run(2n)).toEqual([3]);
    expect(() => run(-4n)).toThrow(/out of range/);
    expect(run(-3n)).toEqual([1]);
  });
});

describe('a graph that is not run', () => {
  const open = (change: Partial<GraphSpec>) => openGraph(writeGraph({ ...DENSE, ...change }), OPERATORS);
  const node = (op: string, more = {}) => ({ nodes: [{ op, inputs: ['x'], outputs: ['y'], ...more }], outputs: ['y'] });

  it('has an operator that is not known, of its domain and opset', () => {
    expect(() => open(node('TopK'))).toThrow(/^compact: no operator ai\.onnx\.TopK \(opset 17\)$/);
    expect(() => open(node('SVMRegressor', { domain: 'ai.onnx.ml' }))).toThrow(
      'compact: no operator ai.onnx.ml.SVMRegressor (opset 3)',
    );
    expect(() => open(node('Relu', { domain: 'com.example' }))).toThrow(
      'compact: no operator com.example.Relu (opset 0)',
    );
    expect(() => open(node('toString'))).toThrow('compact: no operator ai.onnx.toString');
  });

  it('has an operator set that is newer than this runtime', () => {
    expect(() => open({ ...node('Relu'), opset: 99 })).toThrow(
      'compact: no operator ai.onnx.Relu of opset 99, only of 1 to 28',
    );
  });

  it('has an attribute that the operator does not know, or of another kind', () => {
    expect(() => open(node('Relu', { attributes: { slope: float(1) } })).run({ x: x(1, 2, 3) })).toThrow(
      'compact: ai.onnx.Relu (opset 17): no attribute slope',
    );
    expect(() => open(node('LeakyRelu', { attributes: { alpha: int(1) } })).run({ x: x(1, 2, 3) })).toThrow(
      'attribute alpha is of another kind',
    );
  });

  it('has more outputs than the operator, or inputs that nothing computes', () => {
    expect(() => open(node('Relu', { outputs: ['y', 'z'] })).run({ x: x(1, 2, 3) })).toThrow('no output 1');
    expect(() => open(node('Relu', { inputs: ['nowhere'] })).run({ x: x(1, 2, 3) })).toThrow(
      'compact: nothing computes nowhere',
    );
  });

  it('is fed what it has not declared', () => {
    const graph = open({});
    expect(() => graph.run({})).toThrow('compact: the input x is missing');
    expect(() => graph.run({ x: x(1, 2, 3), z: x() })).toThrow('compact: no input z');
    expect(() => graph.run({ x: t('float64', [1, 3], [1, 2, 3]) })).toThrow(
      'compact: the input x is float32[?,3], not float64[1,3]',
    );
    expect(() => graph.run({ x: t('float32', [1, 2], [1, 2]) })).toThrow('not float32[1,2]');
    expect(() => graph.run({ x: t('float32', [3], [1, 2, 3]) })).toThrow('not float32[3]');
    expect(() => graph.run({ x: { ...x(1, 2, 3), data: Float32Array.of(1) } })).toThrow(
      '1 values do not fill the shape [1,3]',
    );
    expect(values(graph.run({ x: x(0, 0, 0) })['bias'])).toEqual([0.25, -0.5]);
  });
});
