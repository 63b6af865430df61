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

const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  bool: Uint8Array,
};

/** The number of elements of a shape; throws if it is none, or too large for this runtime. */
export function sizeOf(dims: readonly number[]): number {
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (dims.every((dim) => Number.isInteger(dim) && dim >= 0) && size <= MOST_ELEMENTS) return size;
  throw new Error(`compact: a tensor cannot have the shape [${dims.join()}]`);
}

/** A tensor of zeros or, of strings, of empty ones. */
export function newTensor(type: ElementType, dims: readonly number[]): Tensor {
  const size = sizeOf(dims);
  return { type, dims, data: type === 'string' ? Array.from({ length: size }, () => '') : new ARRAYS[type](size) };
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

/**
 * The elements as numbers, for loops that serve every numeric type: those of 64-bit integers are bigints in truth, so such a loop
 * only adds, compares and copies what it reads.
 */
export function numbers({ data }: Tensor): { readonly length: number; [index: number]: number } {
  return data as unknown as number[];
}

/** Zero as an element of a type: a number, or a bigint. */
export function zeroOf(type: ElementType): number {
  return numbers(newTensor(type, [1]))[0]!;
}
