import * as fc from 'fast-check';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { readMessage, text, type Message, type WireValue } from '../../../src/model/read-message.js';

type Written = Readonly<{ number: number; value: number | Uint8Array }> & Readonly<{ fixed?: 4 | 8 }>;
type Listed = readonly (readonly [field: number, value: unknown])[];

// The writer gets no higher field number right.
const number = fc.integer({ min: 1, max: 2 ** 28 - 1 });
const field: fc.Arbitrary<Written> = fc.oneof(
  fc.record({ number, value: fc.maxSafeInteger() }),
  fc.record({ number, value: fc.uint8Array({ maxLength: 300 }) }),
  fc.record({ number, value: fc.float(), fixed: fc.constant(4 as const) }),
  fc.record({ number, value: fc.double(), fixed: fc.constant(8 as const) }),
);

/** The bytes as the library writes them that others use to read protobuf. */
function write(fields: readonly Written[]): Uint8Array {
  const writer = new PbfWriter();
  for (const { number, value, fixed } of fields)
    if (typeof value !== 'number') writer.writeBytesField(number, value);
    else if (fixed === 4) writer.writeFloatField(number, value);
    else if (fixed === 8) writer.writeDoubleField(number, value);
    else writer.writeVarintField(number, value);
  return writer.finish();
}

const plain = (value: unknown) => (value instanceof Uint8Array ? [...value] : value);

/** The values of the fields written so far, by field, as they were written. */
function listed(fields: readonly Written[]): Listed {
  const order = [...new Set(fields.map((one) => one.number))];
  return order.flatMap((field) =>
    fields.filter((one) => one.number === field).map(({ value }) => [field, plain(value)] as const),
  );
}

const read = ({ all }: Message, fields: readonly Written[]): Listed =>
  [...new Set(fields.map((one) => one.number))].flatMap((field) =>
    all(field).map((value) => [field, plain(value)] as const),
  );

const byField = ([one]: Listed[number], [other]: Listed[number]) => one - other;

/** A varint of 64 bits, as two's complement. */
function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(64, value); bytes.push(Number(rest & 127n)) && rest > 127n; rest >>= 7n)
    bytes[bytes.length - 1]! += 128;
  return bytes;
}

describe('readMessage', () => {
  it('reads what a protobuf writer wrote: integers, floats of either width, bytes', () => {
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const message = readMessage(write(fields));
        expect(message.end).toBe('whole');
        expect(read(message, fields)).toEqual(listed(fields));
      }),
    );
  });

  it('reads integers of 64 bits to the last digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const { all } = readMessage(Uint8Array.of(8, ...varint(value)));
        expect(BigInt(all(1)[0] as number | bigint)).toBe(value);
        expect(typeof all(1)[0]).toBe(Number.isSafeInteger(Number(value)) ? 'number' : 'bigint');
      }),
    );
  });

  it('reads packed lists as field 0', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), fc.array(fc.float()), (ints, floats) => {
        const packed = Uint8Array.from(ints.flatMap((value) => varint(BigInt(value))));
        expect(readMessage(packed, 0).all(0)).toEqual(ints);
        expect(readMessage(new Uint8Array(Float32Array.from(floats).buffer), 5).all(0)).toEqual(floats);
        expect(readMessage(new Uint8Array(Float64Array.from(floats).buffer), 1).all(0)).toEqual(floats);
      }),
    );
    expect(readMessage(new Uint8Array(7), 5).end).toBe('cut');
    expect(readMessage(new Uint8Array(12).fill(0xff), 0).end).toBe('damaged');
  });

  it('tells a cut message from a whole one, and keeps the fields before the cut', () => {
    fc.assert(
      fc.property(fc.array(field, { minLength: 1 }), fc.nat(), (fields, at) => {
        const bytes = write(fields);
        const ends = fields.map((_, i) => write(fields.slice(0, i + 1)).length);
        const cut = at % bytes.length;
        const message = readMessage(bytes.slice(0, cut));
        expect(message.end).toBe(cut === 0 || ends.includes(cut) ? 'whole' : 'cut');
        const whole = fields.slice(0, ends.filter((one) => one <= cut).length);
        expect(read(message, fields).toSorted(byField)).toEqual(listed(whole).toSorted(byField));
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
  ])('calls %s damaged', (_, bytes) => expect(readMessage(Uint8Array.from(bytes)).end).toBe('damaged'));

  it.each([
    ['a varint', [0x08, 0x80]],
    ['a tag', [0x80]],
    ['a length', [0x0a, 0x80]],
    ['bytes', [0x0a, 0x05, 0x01]],
    ['more bytes than there are on earth', [0x0a, ...Array(9).fill(0xff), 0x01]],
    ['a fixed-width value', [0x0d, 0x01]],
  ])('calls %s cut short cut', (_, bytes) => expect(readMessage(Uint8Array.from(bytes)).end).toBe('cut'));

  it('comes to an end with any bytes, with no more fields than bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { all } = readMessage(bytes);
        const values: WireValue[] = Array.from({ length: 200 }, (_, field) => all(field)).flat();
        expect(values.length).toBeLessThanOrEqual(bytes.length / 2);
        for (const value of values) if (value instanceof Uint8Array) expect(value.buffer).toBe(bytes.buffer);
      }),
      { numRuns: 1000 },
    );
  });

  it('has no values of a field that is not there, and an empty text for it', () => {
    const { all, end } = readMessage(new Uint8Array());
    expect([end, all(1), text(all(1).at(-1))]).toEqual(['whole', [], '']);
  });
});
