import type { Operators } from './node.js';
import { planGraph, type GraphPlan, type Tensors } from './plan-graph.js';
import type { Graph, GraphNode, GraphValue } from './read-graph.js';
import { newTensor, numbers, type Tensor } from './tensor.js';

/** A graph that is ready to run. */
export type OpenGraph = Readonly<{
  inputs: readonly GraphValue[];
  outputs: readonly string[];
  /**
   * Runs the graph. The tensors it gives are its own, hold until the next run and are not to be written to. The first run of a set
   * of shapes plans and allocates; later ones of the same shapes, as long as no shape hangs on a value, allocate nothing for floats.
   * Throws if a feed or a value does not fit; the graph can be run again then.
   */
  run(feeds: Tensors): Tensors;
}>;

/** Makes a graph ready to run; throws if it has an operator that is not among the given ones. */
export function runGraph(graph: Graph, operators: Operators): OpenGraph {
  const missing = missingOperator(graph, operators);
  if (missing) throw new Error(`compact: no operator ${missing.name} (opset ${missing.opset})`);
  const known = new Set(graph.inputs.map(({ name }) => name));
  let buffers: Record<string, Tensor> = {};
  let plan: GraphPlan | undefined;
  return {
    inputs: graph.inputs,
    outputs: graph.outputs,
    run(feeds) {
      for (const name in feeds) if (!known.has(name)) throw new Error(`compact: no input ${name}`);
      for (const name in buffers) if (!sameShape(feeds[name], buffers[name])) plan = undefined;
      if (!plan)
        buffers = Object.fromEntries(graph.inputs.map((input) => [input.name, newBuffer(input, feeds[input.name])]));
      for (const name in buffers) copy(feeds[name]!, buffers[name]!);
      if (plan) plan.run();
      else plan = planGraph(graph, operators, buffers);
      return plan.outputs;
    },
  };
}

/** The first node of a graph whose operator is not among the given ones. */
export function missingOperator({ nodes }: Graph, operators: Operators): GraphNode | undefined {
  return nodes.find(({ key }) => !Object.hasOwn(operators, key));
}

function sameShape(feed: Tensor | undefined, buffer: Tensor | undefined): boolean {
  if (!feed || feed.type !== buffer?.type || feed.dims.length !== buffer.dims.length) return false;
  for (let axis = 0; axis < feed.dims.length; axis++) if (feed.dims[axis] !== buffer.dims[axis]) return false;
  return true;
}

function newBuffer({ name, type, dims }: GraphValue, feed: Tensor | undefined): Tensor {
  if (!feed) throw new Error(`compact: the input ${name} is missing`);
  const buffer = newTensor(type, [...feed.dims]);
  const fits = !dims || String(dims.map((dim, axis) => dim ?? feed.dims[axis])) === String(feed.dims);
  if (feed.type === type && fits) return buffer;
  const shape = dims?.map((dim) => dim ?? '?').join();
  throw new Error(`compact: the input ${name} is ${type}[${shape}], not ${feed.type}[${feed.dims.join()}]`);
}

/** The graph works on copies: a plan holds on to its arrays, and the caller to theirs. */
function copy(feed: Tensor, buffer: Tensor): void {
  const from = numbers(feed);
  const to = numbers(buffer);
  if (from.length !== to.length)
    throw new Error(`compact: ${from.length} values do not fill the shape [${feed.dims.join()}]`);
  for (let i = 0; i < from.length; i++) to[i] = from[i]!;
}
