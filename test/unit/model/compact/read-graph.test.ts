// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTensor } from '../../../../src/model/compact/read-tensor.js';
import { openGraph } from '../../../../src/model/compact/open-graph.js';
import { readGraph } from '../../../../src/model/compact/read-graph.js';
import { readMessage } from '../../../../src/model/read-message.js';
import { newTensor, type ElementType, type Tensor } from '../../../../src/model/compact/tensor.js';
import { packedFloats, packedInts, writeGraph } from '../../../fixtures/graph-writer.js';
import { expectSame } from './against-onnxruntime.js';
import { tensors } from './arbitrary.js';
import { OPERATORS, t } from './run-both.js';

const TYPES: ElementType[] = [
  'float32',
  'float64',
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'uint64',
  'bool',
  'string',
];
const FOLDERS = ['../../../../models/', '../../../fixtures/exports/'].map((path) => new URL(path, import.meta.url));

/** A graph that hands out its only initializer. */
const holding = (tensor: Tensor, typedData: boolean) =>
  writeGraph({
    nodes: [{ op: 'Identity', inputs: ['kept'], outputs: ['y'] }],
    inputs: {},
    outputs: ['y'],
    initializers: { kept: tensor },
    typedData,
  });

describe('tensors in a file', () => {
  for (const typed of [false, true])
    it.each(TYPES)(`of %s come ${typed ? 'as a list of values' : 'as raw bytes'}, to the last digit`, (type) => {
      fc.assert(
        fc.property(
          fc.array(fc.nat({ max: 3 }), { maxLength: 3 }).chain((dims) => tensors(type, dims)),
          (tensor) => {
            expect(openGraph(holding(tensor, typed), OPERATORS).run({})['y']).toEqual(tensor);
          },
        ),
        { seed: 1, numRuns: 30 },
      );
    });

  it('need as many values as their shape has', () => {
    const [name, dims, code] = [
      [66, 1, 97],
      [8, 3],
      [16, 1],
    ];
    const bytes = Uint8Array.from([...dims, ...code, ...name, 74, 4, 0, 0, 128, 63]);
    expect(() => readTensor(bytes)).toThrow('compact: 4 bytes do not fill float32[3]');
    expect(() => readTensor(Uint8Array.from([...dims, ...code, 34, 4, 0, 0, 128, 63]))).toThrow(
      '1 values do not fill the shape [3]',
    );
  });

  it('are refused in another file, in segments, or of types this runtime has not', () => {
    expect(() => readTensor(Uint8Array.from([16, 1, 112, 1]))).toThrow(
      'compact: no tensor in segments or in a file of its own',
    );
    expect(() => readTensor(Uint8Array.from([16, 1, 26, 0]))).toThrow('compact: no tensor in segments');
    expect(() => readTensor(Uint8Array.from([16, 10]))).toThrow('compact: no element type 10');
  });

  it('take attributes as packed lists too', async () => {
    const inputs = [t('float32', [2, 3], [1, 2, 3, 4, 5, 6])];
    await expectSame({ op: 'Transpose', inputs, attributes: { perm: packedInts([1, 0]) } });
    await expectSame({
      op: 'Scaler',
      domain: 'ai.onnx.ml',
      inputs,
      attributes: { offset: packedFloats([1, 0, 2]), scale: packedFloats([0.5, 2, -1]) },
    });
  });
});

/** Opens bytes and, if they are whole, runs the graph on zeros; whatever is thrown must be an Error in this runtime's words. */
function tryOut(bytes: Uint8Array): void {
  try {
    const graph = openGraph(bytes, OPERATORS);
    const feeds = graph.inputs.map(({ name, type, dims = [] }) => [
      name,
      newTensor(
        type,
        dims.map((dim) => Math.min(dim ?? 1, 64)),
      ),
    ]);
    graph.run(Object.fromEntries(feeds));
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(/^compact: /);
  }
}

describe('files that are damaged', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.onnx'))
      .map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))] as const),
  );

  it.each(files)('%s cut anywhere is refused in words', (_, bytes) => {
    for (let end = 0; end < bytes.length; end += 1 + Math.floor(bytes.length / 300)) {
      const read = readMessage(bytes.subarray(0, end));
      // between two properties behind the graph only the size tells, which the manifest has
      if (read.end === 'whole' && [7, 8].every((field) => read.all(field).length)) continue;
      expect(() => readGraph(bytes.subarray(0, end))).toThrow(/^compact: /);
    }
  });

  it.each(files)('%s with bytes changed opens or is refused in words, and never hangs', (_, bytes) => {
    const changes = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(changes, (edits) => {
        const changed = bytes.slice();
        for (const [at, byte] of edits) changed[at] = byte;
        tryOut(changed);
      }),
      { seed: 20261121, numRuns: 150 },
    );
  });

  it('of any bytes are refused in words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => readGraph(bytes)).toThrow(/^compact: /);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});
