import type { Operators } from '../node.js';
import { zeroOf } from '../tensor.js';
import { planBinary, type Binary } from './elementwise.js';

/** Pow: the exponent may be of another type, the result is of the base's. */
export const power: Operators = {
  Pow(node) {
    const [base, exponent] = [node.input(0, 'fi'), node.input(1, 'fi')];
    const { type } = base;
    const exactly = type === exponent.type;
    const floats: Binary = ({ to, a, b, l, r }) => {
      for (let i = 0; i < to.length; i++) to[i] = pow(Number(a[l[i]!]), Number(b[r[i]!]));
    };
    const integers: Binary = ({ to, a, b, l, r }) => {
      for (let i = 0; i < to.length; i++) to[i] = bigPower(a[l[i]!]!, b[r[i]!]!, exactly);
    };
    return planBinary(node, [base, exponent], { fill: typeof zeroOf(type) === 'bigint' ? integers : floats, type });
  },
};

/** Of a 64-bit integer: to a power of its type `exactly`, where what needs more bits, or is none, may be anything. */
function bigPower(base: unknown, exponent: unknown, exactly: boolean): number {
  const [a, b] = [base, exponent] as [bigint, bigint];
  const float = exactly ? 0 : Math.trunc(pow(Number(a), Number(b)));
  // An integer has no infinity.
  let power = BigInt(Number.isFinite(float) ? float : 0);
  if (exactly && a * a === 1n) power = b % 2n ? a : 1n;
  else if (exactly && b >= 0n && b < 64n) power = a ** b;
  return power as unknown as number;
}

/** C's, where 1 to any power is 1, as is -1 to an infinite one; in JavaScript both are no numbers. */
function pow(a: number, b: number): number {
  return a === 1 || (a === -1 && Math.abs(b) === Infinity) ? 1 : a ** b;
}
