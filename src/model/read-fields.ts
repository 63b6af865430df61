import { PbfReader } from 'pbf';

/** One field of a protobuf message: a varint, the bytes of a string or message, or undefined for what is skipped. */
export type Field = Readonly<{ number: number; value: number | Uint8Array | undefined }>;

/** The fields of a message and how it ended: `whole`, `cut` inside a field, or `damaged` by what no protobuf writer writes. */
export type Fields = Readonly<{ fields: readonly Field[]; end: 'whole' | 'cut' | 'damaged' }>;

/** Reads the top level of a protobuf message without decoding what is inside its fields. Never throws. */
export function readFields(bytes: Uint8Array): Fields {
  const reader = new PbfReader(bytes);
  const fields: Field[] = [];
  // The reader does not mind the end of its bytes, so it is for us to look.
  const end = (): Fields['end'] =>
    reader.pos > bytes.length ? 'cut' : reader.pos < bytes.length ? 'damaged' : 'whole';
  try {
    for (let number = reader.nextField(); number !== 0; number = reader.nextField()) {
      const value = readValue(reader);
      if (reader.pos > bytes.length) break;
      fields.push({ number, value });
    }
  } catch {
    // An unknown wire type or an endless varint; where the reader stands tells which.
    return { fields, end: end() === 'cut' ? 'cut' : 'damaged' };
  }
  // A field number of zero, which nobody writes, stops the reader before the end.
  return { fields, end: end() };
}

function readValue(reader: PbfReader): Field['value'] {
  if (reader.type === 0) return reader.readVarint();
  if (reader.type === 2) return reader.readBytes();
  reader.skip(reader.type);
  return undefined;
}
