import { inWords } from './in-words.js';
import { fieldsOf } from './fields-of.js';
import { text, type WireValue } from '../read-message.js';
import { readAttribute, type Attribute } from './read-attribute.js';
import { readTensor } from './read-tensor.js';
import { elementType, type ElementType, type Tensor } from './tensor.js';

/** A node of a graph; `name` is the operator's with its domain, as in `ai.onnx.Gemm`, `key` its name among the `Operators`. */
export type GraphNode = Readonly<{
  name: string;
  key: string;
  opset: number;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes: ReadonlyMap<string, Attribute>;
}>;

/** A declared input or output; a dimension that is no number is free, and without `dims` the rank is too. */
export type GraphValue = Readonly<{ name: string; type: ElementType; dims?: readonly (number | undefined)[] }>;

/** What stands in an ONNX file; `inputs` are those without an initializer. */
export type Graph = Readonly<{
  nodes: readonly GraphNode[];
  initializers: ReadonlyMap<string, Tensor>;
  inputs: readonly GraphValue[];
  outputs: readonly string[];
}>;

/** The operator sets this runtime was written after; what the oldest have of their own are attributes, which are refused as unknown. */
const OPSETS: Readonly<Record<string, readonly [oldest: number, newest: number]>> = {
  'ai.onnx': [1, 28],
  'ai.onnx.ml': [1, 5],
};

/** Reads an ONNX model. Throws on damage, operator sets out of range and what only onnxruntime has (sparse or external tensors). */
export function readGraph(bytes: Uint8Array): Graph {
  return inWords('the file is damaged', () => readModel(bytes));
}

function readModel(bytes: Uint8Array): Graph {
  const model = fieldsOf(bytes);
  const opsets = new Map(
    model(8).map((proto) => {
      const opset = fieldsOf(proto);
      return [domainOf(opset(1)), Number(opset(2).at(-1) ?? 0)];
    }),
  );
  const proto = model(7).at(-1);
  if (!proto) throw new Error('compact: the file holds no graph');
  const graph = fieldsOf(proto);
  if (graph(15).length) throw new Error('compact: no sparse initializers');
  const initializers = new Map(
    graph(5).map((tensorProto) => {
      const { name, tensor } = readTensor(tensorProto);
      return [name, tensor];
    }),
  );
  return {
    nodes: graph(1).map((node) => readNode(node, opsets)),
    initializers,
    // Before IR version 4 every initializer was declared as an input as well.
    inputs: graph(11)
      .filter((value) => !initializers.has(nameOf(value)))
      .map(readValue),
    outputs: graph(12).map(nameOf),
  };
}

function readNode(proto: WireValue, opsets: ReadonlyMap<string, number>): GraphNode {
  const all = fieldsOf(proto);
  const domain = domainOf(all(7));
  const name = `${domain}.${text(all(4).at(-1))}`;
  const opset = opsets.get(domain) ?? 0;
  const [oldest, newest] = OPSETS[domain] ?? [opset, opset];
  if (opset < oldest || opset > newest)
    throw new Error(`compact: no operator ${name} of opset ${opset}, only of ${oldest} to ${newest}`);
  return {
    name,
    key: name.replace('ai.onnx.', ''),
    opset,
    inputs: all(1).map(text),
    outputs: all(2).map(text),
    attributes: new Map(all(5).map(readAttribute)),
  };
}

/** The name of an operator set; the standard's own has none. */
function domainOf(values: readonly WireValue[]): string {
  return text(values.at(-1)) || 'ai.onnx';
}

function nameOf(proto: WireValue): string {
  return text(fieldsOf(proto)(1).at(-1));
}

/** A ValueInfoProto that declares a tensor. */
function readValue(proto: WireValue): GraphValue {
  const name = nameOf(proto);
  const declared = fieldsOf(proto)(2).at(-1);
  const tensor = declared && fieldsOf(declared)(1).at(-1);
  if (!tensor) throw new Error(`compact: the input ${name} is no tensor`);
  const all = fieldsOf(tensor);
  const type = elementType(all(1).at(-1));
  const shape = all(2).at(-1);
  return shape ? { name, type, dims: fieldsOf(shape)(1).map(readDim) } : { name, type };
}

function readDim(proto: WireValue): number | undefined {
  const dim = Number(fieldsOf(proto)(1).at(-1) ?? 0);
  // Some exporters write -1 or 0 for a dimension that is free.
  return dim > 0 ? dim : undefined;
}
