import * as fc from 'fast-check';
import { sizeOf, tensorOf, type ElementType, type Tensor } from '../../../../src/model/compact/tensor.js';

/** Shapes of few elements, scalars and empty ones among them. */
export const shapes = (
  options: { minLength?: number; maxLength?: number; least?: number } = {},
): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: options.least ?? 0, max: 4 }), {
    minLength: options.minLength ?? 0,
    maxLength: options.maxLength ?? 4,
  });

/** Several shapes that are broadcast together. */
export function broadcastShapes(count: number, least = 0): fc.Arbitrary<number[][]> {
  return shapes({ least }).chain((dims) =>
    fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: dims.length }), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
        .map(([skip, ones]) => dims.map((dim, axis) => (ones[axis] ? 1 : dim)).slice(skip)),
      { minLength: count, maxLength: count },
    ),
  );
}

const RANGES: Partial<Record<ElementType, [bigint, bigint]>> = {
  int8: [-128n, 127n],
  uint8: [0n, 255n],
  int16: [-32768n, 32767n],
  uint16: [0n, 65535n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

/** Elements of a type, with what is special of it; `small` keeps to small numbers. */
export function elements(type: ElementType, small = false): fc.Arbitrary<unknown> {
  if (type === 'bool') return fc.constantFrom(0, 1);
  if (type === 'string') return fc.constantFrom('', 'a', 'b', 'é', 'hero');
  const range = RANGES[type];
  if (range) {
    const few = fc.integer({ min: range[0] < 0n ? -3 : 0, max: 3 }).map(BigInt);
    const any = small ? few : fc.oneof(few, fc.bigInt(...range), fc.constantFrom(...range));
    return any.map((value) => (type.endsWith('64') ? value : Number(value)));
  }
  const round = type === 'float32' ? Math.fround : (x: number) => x;
  const few = fc.constantFrom(0, -0, 1, -1, 0.5, 2, -2.5, 3);
  // Hundredths: among the very smallest numbers, a sum or a square depends on the precision of each step.
  const real = fc.integer({ min: -10_000, max: 10_000 }).map((x) => round(x / 100));
  return small
    ? fc.oneof(few, real)
    : fc.oneof(few, real, fc.constantFrom(NaN, Infinity, -Infinity, 1e30, -1e-30).map(round));
}

/** Tensors of a type and shape. */
export function tensors(type: ElementType, dims: readonly number[], small = false): fc.Arbitrary<Tensor> {
  const size = sizeOf(dims);
  return fc
    .array(elements(type, small), { minLength: size, maxLength: size })
    .map((values) => tensorOf(type, dims, values));
}

/** Tries a property on a fixed set of chances, so that a failure comes back. */
export async function holds<T>(
  arbitrary: fc.Arbitrary<T>,
  test: (value: T) => Promise<void>,
  numRuns = 25,
): Promise<void> {
  await fc.assert(fc.asyncProperty(arbitrary, test), { seed: 20261121, numRuns });
}
