import { inWords } from './in-words.js';
import { openNode, type Asked, type Operators, type Plan } from './node.js';
import type { Graph, GraphNode } from './read-graph.js';
import type { Tensor } from './tensor.js';

/** Tensors by name. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** A value of the graph; `fixed` if it is the same in every run of the same shapes. */
type Value = Readonly<{ tensor: Tensor; fixed: boolean }>;

/** The steps of a graph for inputs of given shapes. */
export type GraphPlan = Readonly<{ outputs: Tensors; run(): void }>;

/**
 * Plans a graph on these inputs, and runs it in doing so. What hangs on no feed is computed here, once. From the first node on whose
 * output shape hangs on a value that is not fixed, every run plans again.
 */
export function planGraph(graph: Graph, operators: Operators, inputs: Tensors): GraphPlan {
  const values = new Map<string, Value>();
  for (const [name, tensor] of graph.initializers) values.set(name, { tensor, fixed: true });
  for (const name in inputs) values.set(name, { tensor: inputs[name]!, fixed: false });
  const steps: (() => void)[] = [];
  const outputs: Record<string, Tensor> = {};
  let planned = graph.nodes.length;
  const planFrom = (first: number): void => {
    for (let at = first; at < graph.nodes.length; at++) {
      const { run, again } = planNode(graph.nodes[at]!, operators, values);
      if (again) planned = Math.min(planned, at);
      if (run && at < planned) steps.push(run);
    }
    for (const name of graph.outputs) outputs[name] = valueOf(values, name).tensor;
  };
  planFrom(0);
  return {
    outputs,
    run() {
      for (let i = 0; i < steps.length; i++) steps[i]!();
      if (planned < graph.nodes.length) planFrom(planned);
    },
  };
}

function valueOf(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name);
  if (!value) throw new Error(`compact: nothing computes ${name}`);
  return value;
}

/** Plans and runs one node and sets its outputs; `again` if it must be planned in each run, no `run` if it is never to run again. */
function planNode(
  proto: GraphNode,
  operators: Operators,
  values: Map<string, Value>,
): Readonly<{ run?: (() => void) | undefined; again: boolean }> {
  const inputs = proto.inputs.map((name) => (name ? valueOf(values, name) : undefined));
  const asked: Asked = { attributes: new Set(), inputs: new Set() };
  const node = openNode(
    proto,
    inputs.map((input) => input?.tensor),
    asked,
  );
  const plan = inWords(`${proto.name} (opset ${proto.opset})`, () => {
    const plan: Plan = operators[proto.key]!(node);
    plan.run?.();
    return plan;
  });
  for (const name of proto.attributes.keys()) if (!asked.attributes.has(name)) node.fail(`no attribute ${name}`);
  const fixed = inputs.every((input) => input?.fixed ?? true);
  proto.outputs.forEach((name, index) => {
    if (name)
      values.set(name, {
        tensor: plan.outputs[index] ?? node.fail(`no output ${index}`),
        fixed: fixed || !!plan.fixed,
      });
  });
  return { run: fixed ? undefined : plan.run, again: [...asked.inputs].some((index) => !inputs[index]!.fixed) };
}
