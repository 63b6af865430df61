/** What a field holds: an integer (a bigint beyond 2^53), a float of either width, or the bytes of a text, message or packed list. */
export type WireValue = number | bigint | Uint8Array;

type Cursor = { readonly bytes: Uint8Array; readonly view: DataView; at: number };

/**
 * Visits the fields of a protobuf message in their order. Fixed-width fields are read as floats, which is all that ONNX has.
 * Throws on bytes that are cut off or that no protobuf writer writes.
 */
export function readWire(bytes: Uint8Array, visit: (field: number, value: WireValue) => void): void {
  const cursor = openCursor(bytes);
  while (cursor.at < bytes.length) {
    const tag = Number(readVarint(cursor));
    const field = Math.floor(tag / 8);
    const value = readValue(cursor, tag % 8);
    // A damaged length ends outside, and so does a field number of 0.
    if (!(cursor.at <= bytes.length) || field < 1) throw new Error(DAMAGED);
    visit(field, value);
  }
}

/** The integers of a packed list, signed 64-bit. */
export function readVarints(bytes: Uint8Array): (number | bigint)[] {
  const cursor = openCursor(bytes);
  const values: (number | bigint)[] = [];
  while (cursor.at < bytes.length) values.push(readVarint(cursor));
  return values;
}

/** The floats of a packed list, 4 or 8 bytes each. */
export function readFloats(bytes: Uint8Array, wireType: 1 | 5): number[] {
  const cursor = openCursor(bytes);
  const values: number[] = [];
  while (cursor.at < bytes.length) values.push(readValue(cursor, wireType) as number);
  return values;
}

const DAMAGED = 'compact: the file is cut off or damaged';

function openCursor(bytes: Uint8Array): Cursor {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), at: 0 };
}

function readValue(cursor: Cursor, wireType: number): WireValue {
  const { bytes, view, at } = cursor;
  if (wireType === 0) return readVarint(cursor);
  if (wireType === 2) {
    const length = Number(readVarint(cursor));
    const start = cursor.at;
    cursor.at = length < 0 ? NaN : start + length;
    return bytes.subarray(start, cursor.at);
  }
  const width = wireType === 5 ? 4 : wireType === 1 ? 8 : NaN;
  cursor.at += width;
  if (!(cursor.at <= bytes.length)) throw new Error(DAMAGED);
  return width === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true);
}

/** Signed 64-bit; a bigint only where a number is not exact. */
function readVarint(cursor: Cursor): number | bigint {
  const { bytes, at } = cursor;
  let value = 0;
  let scale = 1;
  let byte: number;
  do {
    byte = bytes[cursor.at++]!;
    value += (byte & 127) * scale;
    scale *= 128;
  } while (byte > 127);
  const length = cursor.at - at;
  // Past the end there is no byte; ten of them hold 64 bits.
  if (cursor.at > bytes.length || length > 10) throw new Error(DAMAGED);
  if (length < 8) return value;
  let exact = 0n;
  for (let i = cursor.at; i-- > at;) exact = (exact << 7n) | BigInt(bytes[i]! & 127);
  exact = BigInt.asIntN(64, exact);
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}
