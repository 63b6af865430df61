import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openGraph } from '../../../../src/model/compact/open-graph.js';
import { readTensor } from '../../../../src/model/compact/read-tensor.js';
import { expectTensors } from './against-onnxruntime.js';
import { OPERATORS } from './run-both.js';

type Case = { model: string; inputs: string[]; outputs: string[]; sets: [inputs: string[], outputs: string[]][] };

const FILE = new URL('../../../fixtures/onnx-node-tests.json', import.meta.url);
const { tests } = JSON.parse(readFileSync(FILE, 'utf8')) as { tests: Record<string, Case> };

const decode = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'));
const tensors = (names: string[], values: string[]) =>
  Object.fromEntries(values.map((value, index) => [names[index]!, readTensor(decode(value)).tensor]));

describe('ONNX’s own tests of its operators', () => {
  it('are here in number', () => expect(Object.keys(tests).length).toBeGreaterThan(300));

  it.each(Object.keys(tests))('%s', (name) => {
    const { model, inputs, outputs, sets } = tests[name]!;
    const graph = openGraph(decode(model), OPERATORS);
    expect(graph.outputs).toEqual(outputs);
    for (const [given, expected] of sets) expectTensors(graph.run(tensors(inputs, given)), tensors(outputs, expected));
  });
});
