import { fieldsOf, unpacked } from './fields-of.js';
import { text, type WireValue } from '../read-message.js';
import { elementType, newTensor, tensorOf, type ElementType, type Tensor } from './tensor.js';

/** Reads a TensorProto, and its name. Throws if it is damaged, of an unsupported type or kept in another file. */
export function readTensor(bytes: WireValue | undefined): Readonly<{ name: string; tensor: Tensor }> {
  const all = fieldsOf(bytes);
  if (all(3).length || all(13).length || all(14).some((place) => place !== 0))
    throw new Error('compact: no tensor in segments or in a file of its own');
  const type = elementType(all(2).at(-1) ?? 0);
  const dims = unpacked(all(1), 0).map(Number);
  const raw = all(9).at(-1) as Uint8Array | undefined;
  const values = (): unknown[] => [
    ...all(6).map(text),
    ...unpacked(all(4), 5),
    ...unpacked(all(10), 1),
    ...unpacked([...all(5), ...all(7), ...all(11)], 0),
  ];
  return { name: text(all(8).at(-1)), tensor: raw ? rawTensor(type, dims, raw) : tensorOf(type, dims, values()) };
}

/** Little-endian, as is every machine that runs a browser. */
function rawTensor(type: ElementType, dims: readonly number[], raw: Uint8Array): Tensor {
  const tensor = newTensor(type, dims);
  if (type === 'string' || raw.length !== (tensor.data as Float32Array).byteLength)
    throw new Error(`compact: ${raw.length} bytes do not fill ${type}[${dims.join()}]`);
  new Uint8Array((tensor.data as Float32Array).buffer).set(raw);
  return tensor;
}
