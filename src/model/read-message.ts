/** What a field holds: an integer (a bigint beyond 2^53), a float of either width, or the bytes of a text, message or packed list. */
export type WireValue = number | bigint | Uint8Array;

/** A protobuf message: its fields, and how it ended: `whole`, `cut` inside a field, or `damaged` by what no protobuf writer writes. */
export type Message = Readonly<{
  /** The values of a field in their order. */
  all(field: number): readonly WireValue[];
  end: 'whole' | 'cut' | 'damaged';
}>;

/** Beyond the end of the bytes once something is cut, NaN once something is damaged. */
type Cursor = { readonly bytes: Uint8Array; at: number };

/**
 * Reads the top level of a protobuf message without decoding what is inside its fields, or, given the wire type of its items, a
 * packed list, as field 0. Fixed-width values are read as floats, which is all that ONNX has. Never throws. Written out, since a
 * protobuf library would be a twentieth of the worker.
 */
export function readMessage(bytes: Uint8Array, packed?: 0 | 1 | 5): Message {
  const fields: Record<number, WireValue[]> = {};
  const { length } = bytes;
  const cursor: Cursor = { bytes, at: 0 };
  while (cursor.at < length) {
    const tag = packed ?? Number(readVarint(cursor));
    // A field number is 1 to 2^29 - 1.
    if (packed === undefined && cursor.at <= length && (tag < 8 || tag >= 2 ** 32)) cursor.at = NaN;
    const value = readValue(cursor, tag % 8);
    if (cursor.at <= length) (fields[Math.floor(tag / 8)] ??= []).push(value);
  }
  return {
    all: (field) => fields[field] ?? [],
    end: cursor.at <= length ? 'whole' : cursor.at > length ? 'cut' : 'damaged',
  };
}

function readValue(cursor: Cursor, type: number): WireValue {
  if (type === 0) return readVarint(cursor);
  const { bytes } = cursor;
  const length = type === 2 ? Number(readVarint(cursor)) : type === 1 ? 8 : type === 5 ? 4 : NaN;
  const from = cursor.at;
  // What is negative as a signed integer is more than there can be.
  cursor.at += length < 0 ? Infinity : length;
  if (!(cursor.at <= bytes.length)) return 0;
  if (type === 2) return bytes.subarray(from, cursor.at);
  const view = new DataView(bytes.buffer, bytes.byteOffset + from);
  return type === 1 ? view.getFloat64(0, true) : view.getFloat32(0, true);
}

/** Signed 64-bit; a bigint only where a number is not exact. */
function readVarint(cursor: Cursor): number | bigint {
  const { bytes, at: from } = cursor;
  let at = from;
  let value = 0;
  let unit = 1;
  let byte: number;
  do {
    byte = bytes[at++] ?? 0;
    value += (byte % 128) * unit;
    unit *= 128;
  } while (byte > 127);
  // Seven bytes are exact as a number, ten hold 64 bits.
  cursor.at = at > from + 10 ? NaN : at;
  if (!(cursor.at > from + 7)) return value;
  const sum = bytes.subarray(from, at).reduceRight((high, low) => high * 128n + BigInt(low % 128), 0n);
  const exact = BigInt.asIntN(64, sum);
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}

const DECODER = new TextDecoder();

/** The text of a string field; empty if there is none. */
export function text(value: unknown): string {
  return DECODER.decode(value as Uint8Array);
}
