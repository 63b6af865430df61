import { inWords } from './in-words.js';
import { readAttribute, type Attribute } from './read-attribute.js';
import { elementType } from './element-type.js';
import { readTensor, text } from './read-tensor.js';
import { readWire } from './read-wire.js';
import type { ElementType, Tensor } from './tensor.js';

/** A node of a graph; `name` is the operator with its domain, as in `ai.onnx.Gemm`. */
export type GraphNode = Readonly<{
  name: string;
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

type Protos = Readonly<Record<number, readonly Uint8Array[]>>;

/** Reads an ONNX model. Throws on damage, operator sets out of range and what only onnxruntime has (sparse or external tensors). */
export function readGraph(bytes: Uint8Array): Graph {
  return inWords('the file is damaged', () => readModel(bytes));
}

function readModel(bytes: Uint8Array): Graph {
  const model = readMessages(bytes);
  const opsets = new Map<string, number>();
  for (const proto of model[8] ?? []) {
    let domain = '';
    let version = 0;
    readWire(proto, (field, value) => {
      if (field === 1) domain = text(value);
      if (field === 2) version = Number(value);
    });
    opsets.set(domain || 'ai.onnx', version);
  }
  const graph = model[7]?.at(-1);
  if (!graph) throw new Error('compact: the file holds no graph');
  return readParts(readMessages(graph), opsets);
}

function readParts(graph: Protos, opsets: ReadonlyMap<string, number>): Graph {
  if (graph[15]) throw new Error('compact: no sparse initializers');
  const initializers = new Map<string, Tensor>();
  for (const proto of graph[5] ?? []) {
    const { name, tensor } = readTensor(proto);
    initializers.set(name, tensor);
  }
  return {
    nodes: (graph[1] ?? []).map((proto) => readNode(proto, opsets)),
    initializers,
    // Before IR version 4 every initializer was declared as an input as well.
    inputs: (graph[11] ?? []).filter((proto) => !initializers.has(nameOf(proto))).map(readValue),
    outputs: (graph[12] ?? []).map(nameOf),
  };
}

/** The length-delimited fields of a message by number. */
function readMessages(bytes: Uint8Array): Protos {
  const fields: Record<number, Uint8Array[]> = {};
  readWire(bytes, (field, value) => {
    if (value instanceof Uint8Array) (fields[field] ??= []).push(value);
  });
  return fields;
}

function readNode(bytes: Uint8Array, opsets: ReadonlyMap<string, number>): GraphNode {
  const fields = readMessages(bytes);
  const texts = (field: number): string[] => (fields[field] ?? []).map(text);
  const domain = texts(7).at(-1) || 'ai.onnx';
  const name = `${domain}.${texts(4).at(-1)}`;
  const opset = opsets.get(domain) ?? 0;
  const [oldest, newest] = OPSETS[domain] ?? [opset, opset];
  if (opset < oldest || opset > newest)
    throw new Error(`compact: no operator ${name} of opset ${opset}, only of ${oldest} to ${newest}`);
  return {
    name,
    opset,
    inputs: texts(1),
    outputs: texts(2),
    attributes: new Map((fields[5] ?? []).map(readAttribute)),
  };
}

function nameOf(proto: Uint8Array): string {
  return text(readMessages(proto)[1]?.at(-1));
}

/** A ValueInfoProto that declares a tensor. */
function readValue(proto: Uint8Array): GraphValue {
  const name = nameOf(proto);
  const [tensor] = readMessages(readMessages(proto)[2]?.[0] ?? new Uint8Array())[1] ?? [];
  if (!tensor) throw new Error(`compact: the input ${name} is no tensor`);
  let code: unknown;
  let dims: (number | undefined)[] | undefined;
  readWire(tensor, (field, value) => {
    if (field === 1) code = value;
    if (field === 2) dims = (readMessages(value as Uint8Array)[1] ?? []).map(readDim);
  });
  const type = elementType(code);
  return dims ? { name, type, dims } : { name, type };
}

function readDim(proto: Uint8Array): number | undefined {
  let dim: number | undefined;
  readWire(proto, (field, value) => {
    if (field === 1) dim = Number(value);
  });
  // Some exporters write -1 or 0 for a dimension that is free.
  return dim && dim > 0 ? dim : undefined;
}
