import type { Operators } from '../node.js';
import { zeroOf } from '../tensor.js';
import { planBinary } from './elementwise.js';

type Binary = (a: number, b: number) => number;

/** Pow: the exponent may be of another type, the result is of the base's. */
export const power: Operators = {
  'ai.onnx.Pow'(node) {
    const [base, exponent] = [node.input(0, 'fi'), node.input(1, 'fi')];
    const { type } = base;
    const exact = typeof zeroOf(type) === 'bigint';
    const apply = (a: number, b: number): unknown => {
      const result = pow(Number(a), Number(b));
      // An integer has no infinity.
      return exact ? BigInt(Number.isFinite(result) ? Math.trunc(result) : 0) : result;
    };
    const exactly = exact && type === exponent.type;
    return planBinary(node, [base, exponent], { apply: (exactly ? bigPower : apply) as unknown as Binary, type });
  },
};

/** Of 64-bit integers, whose negative powers are cut off to zero; what needs more bits may be anything. */
function bigPower(a: bigint, b: bigint): bigint {
  if (a * a === 1n) return b % 2n ? a : 1n;
  return b < 0n || b > 63n ? 0n : a ** b;
}

/** C's, where 1 to any power is 1, as is -1 to an infinite one; in JavaScript both are no numbers. */
function pow(a: number, b: number): number {
  return a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b;
}
