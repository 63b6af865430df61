import { readTensor, text } from './read-tensor.js';
import { readFloats, readVarints, readWire, type WireValue } from './read-wire.js';
import type { Tensor } from './tensor.js';

/** AttributeProto.AttributeType, for the kinds that operators of this runtime have. */
export const FLOAT = 1;
export const INT = 2;
export const STRING = 3;
export const TENSOR = 4;
export const FLOATS = 6;
export const INTS = 7;
export const STRINGS = 8;

/** An attribute's kind and value; the strings are not yet decoded. */
export type Attribute = Readonly<{ kind: number; value: WireValue | Tensor | readonly WireValue[] }>;

/** Reads an AttributeProto and its name. */
export function readAttribute(bytes: Uint8Array): readonly [name: string, attribute: Attribute] {
  const list: WireValue[] = [];
  let name = '';
  let declared = 0;
  let found = 0;
  let single: WireValue = 0;
  readWire(bytes, (field, value) => {
    if (field === 1) name = text(value);
    else if (field === 20) declared = Number(value);
    else if (field < 12) {
      // From 2 on the fields run in the order of their kinds.
      found = field - 1;
      single = value;
      if (found < FLOATS) return;
      if (!(value instanceof Uint8Array) || found >= STRINGS) list.push(value);
      else for (const item of found === FLOATS ? readFloats(value, 5) : readVarints(value)) list.push(item);
    }
  });
  const kind = declared || found;
  if (kind >= FLOATS) return [name, { kind, value: list }];
  // What is empty need not be written.
  const value = kind === STRING && !found ? new Uint8Array() : single;
  return [name, { kind, value: kind === TENSOR ? readTensor(value as Uint8Array).tensor : value }];
}
