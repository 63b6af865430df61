import type { Outputs, Runtime } from '../runtime.js';
import { CORE_OPERATORS } from './core-operators.js';
import type { Operators } from './node.js';
import { readGraph, type Graph } from './read-graph.js';
import { missingOperator, runGraph } from './run-graph.js';
import type { Data } from './tensor.js';

/**
 * The compact runtime. It starts any model whose graph has one input `features` of type float32 and only operators that it knows;
 * those that Vitrine's own models do without come by `loadMore`, once. It rejects in words that begin with `compact:` and name the
 * operator, attribute, type or shape that it lacks, and then onnxruntime-web may be asked. The outputs of a run hold until the next.
 */
export function openCompact(loadMore: () => Promise<Operators>): Runtime {
  let more: Promise<Operators> | undefined;
  const operatorsFor = async (graph: Graph): Promise<Operators> => {
    if (!missingOperator(graph, CORE_OPERATORS)) return CORE_OPERATORS;
    // A failed load is tried again with the next model.
    more ??= loadMore();
    more.catch(() => (more = undefined));
    return { ...CORE_OPERATORS, ...(await more) };
  };
  return async (bytes) => {
    const parsed = readGraph(bytes);
    const graph = runGraph(parsed, await operatorsFor(parsed));
    const outputs: Record<string, Float32Array> = {};
    const { outputs: names } = graph;
    // Made once: a run is to allocate nothing.
    const features = { type: 'float32' as const, dims: [1, 0], data: new Float32Array() as Float32Array };
    const feeds = { features };
    const run = (row: Float32Array): Outputs => {
      features.dims[1] = row.length;
      features.data = row;
      const tensors = graph.run(feeds);
      for (let at = 0; at < names.length; at++)
        outputs[names[at]!] = tensors[names[at]!]!.data satisfies Data as Float32Array;
      return outputs;
    };
    // What the graph does not support shows while it is planned, for one row of zeros.
    const width = graph.inputs[0]?.dims?.[1];
    if (width) run(new Float32Array(width));
    return { runtime: 'compact', run, close() {} };
  };
}
