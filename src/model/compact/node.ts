import { text } from '../read-message.js';
import * as kinds from './read-attribute.js';
import type { Attribute } from './read-attribute.js';
import type { GraphNode } from './read-graph.js';
import { tensorOf, type ElementType, type Tensor } from './tensor.js';

/** A step of a plan: the tensors it writes, and how. Without `run` it has nothing to do but at planning. */
export type Plan = Readonly<{
  outputs: readonly Tensor[];
  run?: () => void;
  /** Whether the outputs hang on nothing but the shapes of the inputs. */
  fixed?: boolean;
}>;

/** Makes a plan for inputs of known type and shape; throws, by `node.fail`, on what it does not support. */
export type Operator = (node: Node) => Plan;

/** Operators by their names without `ai.onnx.`: `Gemm`, `ml.Scaler`. */
export type Operators = Readonly<Record<string, Operator>>;

/** A node as its operator sees it. Attributes that no operator asks for count as unknown. */
export type Node = Readonly<{
  opset: number;
  inputs: readonly (Tensor | undefined)[];
  /** How many outputs the graph asks for. */
  outputs: number;
  /** The n-th input; it must be there, of one of the types if any are named, which are letters: f, i, b, s. */
  input(index: number, types?: string): Tensor;
  /** The values of an input that decides on shapes; undefined if there is none. */
  fixed(index: number): readonly number[] | undefined;
  int(name: string, otherwise: number): number;
  /** An integer to its last digit. */
  long<T>(name: string, otherwise: T): number | bigint | T;
  float<T>(name: string, otherwise: T): number | T;
  text<T>(name: string, otherwise: T): string | T;
  /** The first of these attributes that is there and not empty, as a tensor; a list is taken for one of the type given. */
  list(candidates: readonly (readonly [type: ElementType, name: string])[]): Tensor | undefined;
  ints(name: string): readonly (number | bigint)[] | undefined;
  floats(name: string): readonly number[] | undefined;
  texts(name: string): readonly string[] | undefined;
  fail(what: string): never;
}>;

/** What a node asked for while it was planned. */
export type Asked = Readonly<{ attributes: Set<string>; inputs: Set<number> }>;

/** The letter of an element type: f for floats, i for integers, b for bool, s for string. */
export function kindOf(type: ElementType): string {
  return type[0] === 'u' ? 'i' : type[0]!;
}

/** Dresses a node of a graph for its operator and notes in `asked` what it reads. */
export function openNode(proto: GraphNode, inputs: Node['inputs'], asked: Asked): Node {
  const fail = (what: string): never => {
    throw new Error(`compact: ${proto.name} (opset ${proto.opset}): ${what}`);
  };
  const input: Node['input'] = (index, types = 'fibs') => {
    const tensor = inputs[index] ?? fail(`input ${index} is missing`);
    return types.includes(kindOf(tensor.type)) ? tensor : fail(`input ${index} cannot be ${tensor.type}`);
  };
  return {
    opset: proto.opset,
    inputs,
    outputs: proto.outputs.length,
    input,
    fixed(index) {
      if (!inputs[index]) return undefined;
      asked.inputs.add(index);
      return Array.from(input(index, 'i').data as Int32Array, Number);
    },
    ...openAttributes((name, kind) => {
      const attribute = proto.attributes.get(name);
      asked.attributes.add(name);
      return attribute && kind && attribute.kind !== kind ? fail(`attribute ${name} is of another kind`) : attribute;
    }),
    fail,
  };
}

/** The part of a node that reads attributes, by a function that gives one of a name and, but for 0, of a kind. */
function openAttributes(
  find: (name: string, kind: number) => Attribute | undefined,
): Pick<Node, 'int' | 'long' | 'float' | 'text' | 'list' | 'ints' | 'floats' | 'texts'> {
  const read = <T>(name: string, kind: number) => find(name, kind)?.value as T | undefined;
  return {
    int: (name, otherwise) => Number(read<number>(name, kinds.INT) ?? otherwise),
    long: (name, otherwise) => read<number | bigint>(name, kinds.INT) ?? otherwise,
    float: (name, otherwise) => read<number>(name, kinds.FLOAT) ?? otherwise,
    text(name, otherwise) {
      const bytes = read(name, kinds.STRING);
      return bytes ? text(bytes) : otherwise;
    },
    list(candidates) {
      const found = candidates.flatMap(([type, name]) => {
        const attribute = find(name, 0);
        return attribute ? asTensor(type, attribute) : [];
      });
      return found.find(({ data }) => data.length) ?? found[0];
    },
    ints: (name) => read(name, kinds.INTS),
    floats: (name) => read(name, kinds.FLOATS),
    texts: (name) => read<readonly Uint8Array[]>(name, kinds.STRINGS)?.map(text),
  };
}

function asTensor(type: ElementType, { kind, value }: Attribute): Tensor {
  if (kind === kinds.TENSOR) return value as Tensor;
  const values = (Array.isArray(value) ? value : [value]).map((one: unknown) =>
    one instanceof Uint8Array ? text(one) : one,
  );
  return tensorOf(type, kind < kinds.FLOATS ? [] : [values.length], values);
}
