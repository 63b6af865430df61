import type { Operators } from '../node.js';
import { binary, variadic, type Binary } from './elementwise.js';

const add: Binary = ({ to, a, b, l, r }) => {
  for (let i = 0; i < to.length; i++) to[i] = a[l[i]!]! + b[r[i]!]!;
};

/** Arithmetic with broadcasting. Integers wrap around, and their quotients are cut off, as in C. */
export const arithmetic: Operators = {
  Add: binary('fi', () => add),
  Sub: binary('fi', () => ({ to, a, b, l, r }) => {
    for (let i = 0; i < to.length; i++) to[i] = a[l[i]!]! - b[r[i]!]!;
  }),
  Mul: binary('fi', (type) =>
    // A product of two 32-bit integers may need more digits than a number has.
    /int32/.test(type)
      ? ({ to, a, b, l, r }) => {
          for (let i = 0; i < to.length; i++) to[i] = Math.imul(a[l[i]!]!, b[r[i]!]!);
        }
      : ({ to, a, b, l, r }) => {
          for (let i = 0; i < to.length; i++) to[i] = a[l[i]!]! * b[r[i]!]!;
        },
  ),
  Div: binary('fi', () => ({ to, a, b, l, r }) => {
    for (let i = 0; i < to.length; i++) to[i] = a[l[i]!]! / b[r[i]!]!;
  }),
  Sum: variadic('f', add),
  // What is no number wins.
  Min: variadic('fi', ({ to, a, b, l, r }) => {
    for (let i = 0; i < to.length; i++) {
      const x = a[l[i]!]!;
      const y = b[r[i]!]!;
      to[i] = x < y || x !== x ? x : y;
    }
  }),
  Max: variadic('fi', ({ to, a, b, l, r }) => {
    for (let i = 0; i < to.length; i++) {
      const x = a[l[i]!]!;
      const y = b[r[i]!]!;
      to[i] = x > y || x !== x ? x : y;
    }
  }),
};
