import * as fc from 'fast-check';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { readFields } from '../../../src/model/read-fields.js';

type Written = Readonly<{ number: number; value: number | Uint8Array }> & Readonly<{ fixed?: 4 | 8 }>;

// The writer gets no higher field number right.
const number = fc.integer({ min: 1, max: 2 ** 28 - 1 });
const field: fc.Arbitrary<Written> = fc.oneof(
  fc.record({ number, value: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }) }),
  fc.record({ number, value: fc.uint8Array({ maxLength: 300 }) }),
  fc.record({ number, value: fc.nat(), fixed: fc.constantFrom(4 as const, 8 as const) }),
);

/** The bytes as the library writes them that others use to read protobuf. */
function write(fields: readonly Written[]): Uint8Array {
  const writer = new PbfWriter();
  for (const { number, value, fixed } of fields)
    if (typeof value !== 'number') writer.writeBytesField(number, value);
    else if (fixed === 4) writer.writeFixed32Field(number, value);
    else if (fixed === 8) writer.writeFixed64Field(number, value);
    else writer.writeVarintField(number, value);
  return writer.finish();
}

const listed = (value: unknown) => (value instanceof Uint8Array ? [...value] : value);

describe('readFields', () => {
  it('reads what a protobuf writer wrote, skipping fixed-width values', () => {
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const { fields: read, end } = readFields(write(fields));
        expect(end).toBe('whole');
        expect(read.map(({ number, value }) => [number, listed(value)])).toEqual(
          fields.map(({ number, value, fixed }) => [number, fixed ? undefined : listed(value)]),
        );
      }),
    );
  });

  it('tells a cut message from a whole one, and keeps the fields before the cut', () => {
    fc.assert(
      fc.property(fc.array(field, { minLength: 1 }), fc.nat(), (fields, at) => {
        const bytes = write(fields);
        const ends = fields.map((_, i) => write(fields.slice(0, i + 1)).length);
        const cut = at % bytes.length;
        const { fields: read, end } = readFields(bytes.slice(0, cut));
        expect(end).toBe(cut === 0 || ends.includes(cut) ? 'whole' : 'cut');
        expect(read).toHaveLength(ends.filter((one) => one <= cut).length);
      }),
    );
  });

  it.each([
    ['field number zero', [0x00, 0x01]],
    ['a group, out of use', [0x0b]],
    ['a wire type that never was', [0x0f]],
    ['a varint without an end', [0x08, ...Array(11).fill(0xff)]],
    ['a tag without an end', Array(12).fill(0xff)],
    ['a length without an end', [0x0a, ...Array(11).fill(0xff)]],
    ['a field number that is too high', [0x80, 0x80, 0x80, 0x80, 0x10, 0x00]],
  ])('calls %s damaged', (_, bytes) => expect(readFields(Uint8Array.from(bytes)).end).toBe('damaged'));

  it.each([
    ['a varint', [0x08, 0x80]],
    ['a tag', [0x80]],
    ['a length', [0x0a, 0x80]],
    ['bytes', [0x0a, 0x05, 0x01]],
    ['more bytes than there are on earth', [0x0a, ...Array(9).fill(0xff), 0x01]],
    ['a fixed-width value', [0x0d, 0x01]],
  ])('calls %s cut short cut', (_, bytes) => expect(readFields(Uint8Array.from(bytes)).end).toBe('cut'));

  it('comes to an end with any bytes, with no more fields than bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { fields } = readFields(bytes);
        expect(fields.length).toBeLessThanOrEqual(bytes.length / 2);
        for (const { value } of fields) if (value instanceof Uint8Array) expect(value.buffer).toBe(bytes.buffer);
      }),
      { numRuns: 1000 },
    );
  });
});
