import { fieldsOf, unpacked } from './fields-of.js';
import { text, type WireValue } from '../read-message.js';
import { readTensor } from './read-tensor.js';
import type { Tensor } from './tensor.js';

/** AttributeProto.AttributeType, for the kinds that operators of this runtime have. */
export const FLOAT = 1;
export const INT = 2;
export const STRING = 3;
export const TENSOR = 4;
export const FLOATS = 6;
export const INTS = 7;
export const STRINGS = 8;
const LAST = 10;

/** An attribute's kind and value; the strings are not yet decoded. */
export type Attribute = Readonly<{ kind: number; value: WireValue | Tensor | readonly WireValue[] }>;

/** Reads an AttributeProto and its name. */
export function readAttribute(bytes: WireValue): readonly [name: string, attribute: Attribute] {
  const all = fieldsOf(bytes);
  let kind = Number(all(20).at(-1) ?? 0);
  // Old files do not tell the kind; from 2 on the fields run in its order.
  for (let other = FLOAT; !kind && other <= LAST; other++) if (all(other + 1).length) kind = other;
  return [text(all(1).at(-1)), { kind, value: valueOf(kind, all(kind + 1)) }];
}

function valueOf(kind: number, values: readonly WireValue[]): Attribute['value'] {
  if (kind === FLOATS || kind === INTS) return unpacked(values, kind === INTS ? 0 : 5);
  if (kind > INTS) return values;
  const value = values.at(-1);
  if (kind === TENSOR) return readTensor(value).tensor;
  // What is empty need not be written.
  return value ?? (kind === STRING ? new Uint8Array() : 0);
}
