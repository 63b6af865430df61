import { readMessage, type Message, type WireValue } from '../read-message.js';

/** The fields of a message, or field 0 of a packed list of items of a wire type; throws if it is cut off or damaged. */
export function fieldsOf(value: WireValue | undefined, packed?: 0 | 1 | 5): Message['all'] {
  const { all, end } = readMessage(value as Uint8Array, packed);
  if (end !== 'whole') throw new Error('compact: the file is cut off or damaged');
  return all;
}

/** The numbers of a repeated field, packed or not: varints (0), doubles (1) or floats (5). */
export function unpacked(values: readonly WireValue[], type: 0 | 1 | 5): readonly (number | bigint)[] {
  return values.flatMap((value) => (value instanceof Uint8Array ? fieldsOf(value, type)(0) : value)) as number[];
}
