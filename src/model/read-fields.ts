/** One field of a protobuf message: a varint, the bytes of a string or message, or undefined for what is skipped. */
export type Field = Readonly<{ number: number; value: number | Uint8Array | undefined }>;

/** The fields of a message and how it ended: `whole`, `cut` inside a field, or `damaged` by what no protobuf writer writes. */
export type Fields = Readonly<{ fields: readonly Field[]; end: 'whole' | 'cut' | 'damaged' }>;

/** Bytes of a value by its wire type; varints (0) and what says its own length (2) are read, the other types are out of use. */
const WIDTHS: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/**
 * Reads the top level of a protobuf message without decoding what is inside its fields. Never throws. Written out, since a
 * handful of fields is all that is asked of an ONNX file, and a protobuf library would be a twentieth of the worker.
 */
export function readFields(bytes: Uint8Array): Fields {
  const fields: Field[] = [];
  // Beyond the end of the bytes once something is cut, NaN once something is damaged.
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let unit = 1; unit < 2 ** 70; unit *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte % 128) * unit;
      if (byte < 128) return value;
    }
    return (at = NaN);
  };
  const readValue = (type: number): Field['value'] => {
    if (type === 0) return readVarint();
    const length = type === 2 ? readVarint() : (WIDTHS[type] ?? NaN);
    const from = at;
    at += length;
    return type === 2 ? bytes.subarray(from, at) : undefined;
  };
  while (at < bytes.length) {
    const tag = readVarint();
    // A field number is 1 to 2^29 - 1.
    if (at <= bytes.length && (tag < 8 || tag >= 2 ** 32)) at = NaN;
    const value = readValue(tag % 8);
    if (!(at <= bytes.length)) return { fields, end: at > bytes.length ? 'cut' : 'damaged' };
    fields.push({ number: Math.floor(tag / 8), value });
  }
  return { fields, end: 'whole' };
}
