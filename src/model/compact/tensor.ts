/** The element types that the compact runtime knows, named as onnxruntime-web names them. */
export type ElementType =
  | 'float32'
  | 'float64'
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'bool'
  | 'string';

/** Elements in row-major order: `bool` as 0 and 1 in a Uint8Array, 64-bit integers as bigints, so that none loses a digit. */
export type Data =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | string[];

/** A tensor; `keys` are the labels of the columns of what stands for ONNX's sequence of maps, the output of ZipMap. */
export type Tensor = Readonly<{
  type: ElementType;
  dims: readonly number[];
  data: Data;
  keys?: readonly (string | number | bigint)[];
}>;

/** Beyond this a graph is none of a tabular model, or its dimensions are damaged. */
const MOST_ELEMENTS = 2 ** 24;

/** TensorProto.DataType by its number; what is empty (no type, float16) or comes later (complex, 8-bit floats) is not supported. */
const TYPES = ' float32 uint8 int8 uint16 int16 int32 int64 string bool  float64 uint32 uint64'.split(' ');

/** The arrays of these types in their order. */
const ARRAYS = [
  undefined,
  Float32Array,
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Int32Array,
  BigInt64Array,
  undefined,
  Uint8Array,
  undefined,
  Float64Array,
  Uint32Array,
  BigUint64Array,
];

/** The element type of an ONNX data type number; throws if this runtime has none. */
export function elementType(code: unknown): ElementType {
  const type = TYPES[Number(code)];
  if (!type) throw new Error(`compact: no element type ${String(code)}`);
  return type as ElementType;
}

/** The number of elements of a shape; throws if it is none, or too large for this runtime. */
export function sizeOf(dims: readonly number[]): number {
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (dims.every((dim) => Number.isInteger(dim) && dim >= 0) && size <= MOST_ELEMENTS) return size;
  throw new Error(`compact: a tensor cannot have the shape [${dims.join()}]`);
}

/** A tensor of zeros or, of strings, of empty ones. */
export function newTensor(type: ElementType, dims: readonly number[]): Tensor {
  const size = sizeOf(dims);
  const { [TYPES.indexOf(type)]: Elements } = ARRAYS;
  return { type, dims, data: Elements ? new Elements(size) : Array.from({ length: size }, () => '') };
}

/** A tensor of these values; integers and floats are converted as a typed array does it, to 64 bits exactly. */
export function tensorOf(type: ElementType, dims: readonly number[], values: readonly unknown[]): Tensor {
  const tensor = newTensor(type, dims);
  if (tensor.data.length !== values.length)
    throw new Error(`compact: ${values.length} values do not fill the shape [${dims.join()}]`);
  const convert = /int64/.test(type) ? BigInt : (value: unknown) => value;
  const data = tensor.data as unknown as unknown[];
  values.forEach((value, index) => {
    data[index] = convert(value as number);
  });
  return tensor;
}

/** Elements that a loop reads and writes. */
export type Numbers = { readonly length: number; [index: number]: number };

/**
 * The elements as numbers, for loops that serve every numeric type: those of 64-bit integers are bigints in truth, so such a loop
 * only adds, compares and copies what it reads.
 */
export function numbers({ data }: Tensor): Numbers {
  return data as unknown as number[];
}

/** Zero as an element of a type: a number, or a bigint. */
export function zeroOf(type: ElementType): number {
  return numbers(newTensor(type, [1]))[0]!;
}
