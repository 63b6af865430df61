import * as ort from 'onnxruntime-web';
import { CORE_OPERATORS } from '../../../../src/model/compact/core-operators.js';
import { MORE_OPERATORS } from '../../../../src/model/compact/more-operators.js';
import { openGraph } from '../../../../src/model/compact/open-graph.js';
import { tensorOf, type ElementType, type Tensor } from '../../../../src/model/compact/tensor.js';
import { type AttributeValue, type GraphSpec } from '../../../fixtures/graph-writer.js';

export const OPERATORS = { ...CORE_OPERATORS, ...MORE_OPERATORS };

/** A tensor of these values. */
export function t(type: ElementType, dims: readonly number[], values: readonly unknown[]): Tensor {
  return tensorOf(type, dims, values);
}

/** What one node is to be tried on. Inputs are fed, but for those named as constants; null stands for one left out. */
export type NodeCase = Readonly<{
  op: string;
  domain?: string;
  inputs: readonly (Tensor | null)[];
  constants?: readonly number[];
  attributes?: Readonly<Record<string, AttributeValue>>;
  outputs?: number;
  opset?: number;
  ml?: number;
}>;

/** A graph of one node, with inputs i0, i1, … and outputs o0, o1, … */
export function nodeGraph(one: NodeCase): Readonly<{ spec: GraphSpec; feeds: Record<string, Tensor> }> {
  const given = one.inputs.flatMap((tensor, index) => (tensor ? [{ name: `i${index}`, index, tensor }] : []));
  const isConstant = ({ index }: Readonly<{ index: number }>) => !!one.constants?.includes(index);
  const byName = (some: typeof given) => Object.fromEntries(some.map(({ name, tensor }) => [name, tensor]));
  const outputs = Array.from({ length: one.outputs ?? 1 }, (_, index) => `o${index}`);
  const feeds = byName(given.filter((value) => !isConstant(value)));
  return {
    feeds,
    spec: {
      nodes: [
        {
          op: one.op,
          inputs: one.inputs.map((tensor, index) => (tensor ? `i${index}` : '')),
          outputs,
          ...(one.domain ? { domain: one.domain } : {}),
          attributes: one.attributes ?? {},
        },
      ],
      inputs: Object.fromEntries(Object.entries(feeds).map(([name, { type, dims }]) => [name, { type, dims }])),
      outputs,
      initializers: byName(given.filter(isConstant)),
      opset: one.opset ?? 17,
      ml: one.ml ?? 3,
    },
  };
}

/** Runs bytes by onnxruntime, with WASM as in the browser. */
export async function runOracle(
  bytes: Uint8Array,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Record<string, Tensor>> {
  ort.env.logLevel = 'fatal';
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'], logSeverityLevel: 4 });
  try {
    const given = Object.entries(feeds).map(([name, { type, dims, data }]) => [
      name,
      new ort.Tensor(type as 'float32', data as Float32Array, [...dims]),
    ]);
    const results = await session.run(Object.fromEntries(given));
    return Object.fromEntries(
      Object.entries(results).map(([name, { type, dims, data }]) => [
        name,
        { type: type as ElementType, dims, data: data as Float32Array },
      ]),
    );
  } finally {
    await session.release();
  }
}

/** Runs bytes by the compact runtime. */
export function runCompact(
  bytes: Uint8Array,
  feeds: Readonly<Record<string, Tensor>>,
): Readonly<Record<string, Tensor>> {
  return openGraph(bytes, OPERATORS).run(feeds);
}
