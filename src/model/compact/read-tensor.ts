import { elementType } from './element-type.js';
import { readFloats, readVarints, readWire } from './read-wire.js';
import { newTensor, tensorOf, type ElementType, type Tensor } from './tensor.js';

/** Reads a TensorProto, and its name. Throws if it is damaged, of an unsupported type or kept in another file. */
export function readTensor(bytes: Uint8Array): Readonly<{ name: string; tensor: Tensor }> {
  const dims: number[] = [];
  const values: unknown[] = [];
  let code: unknown = 0;
  let name = '';
  let raw: Uint8Array | undefined;
  readWire(bytes, (field, value) => {
    const packed = value instanceof Uint8Array;
    if (field === 1) dims.push(...(packed ? readVarints(value) : [value]).map(Number));
    else if (field === 2) code = value;
    else if (field === 3 || field === 13 || (field === 14 && value !== 0))
      throw new Error('compact: no tensor in segments or in a file of its own');
    else if (field === 8) name = text(value);
    else if (field === 9) raw = value as Uint8Array;
    else if (field === 6) values.push(text(value));
    else if (field === 4 || field === 10) append(values, packed ? readFloats(value, field === 4 ? 5 : 1) : [value]);
    else if (field === 5 || field === 7 || field === 11) append(values, packed ? readVarints(value) : [value]);
  });
  const type = elementType(code);
  return { name, tensor: raw ? rawTensor(type, dims, raw) : tensorOf(type, dims, values) };
}

const DECODER = new TextDecoder();

/** The text of a string field. */
export function text(value: unknown): string {
  return DECODER.decode(value as Uint8Array);
}

/** `push(...)` of a long list would overflow the stack. */
function append(list: unknown[], values: readonly unknown[]): void {
  for (const value of values) list.push(value);
}

/** Little-endian, as is every machine that runs a browser. */
function rawTensor(type: ElementType, dims: readonly number[], raw: Uint8Array): Tensor {
  const tensor = newTensor(type, dims);
  if (type === 'string' || raw.length !== (tensor.data as Float32Array).byteLength)
    throw new Error(`compact: ${raw.length} bytes do not fill ${type}[${dims.join()}]`);
  new Uint8Array((tensor.data as Float32Array).buffer).set(raw);
  return tensor;
}
