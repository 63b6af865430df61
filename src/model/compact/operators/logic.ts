import { filled } from '../filled.js';
import { broadcastDims, broadcastMap } from '../index-map.js';
import type { Operators } from '../node.js';
import { numbers } from '../tensor.js';
import { binary, sameType, unary } from './elementwise.js';

/** Comparisons, logic and the choice between two tensors. */
export const logic: Operators = {
  Equal: binary(
    'fibs',
    () =>
      ({ to, a, b, l, r }) => {
        for (let i = 0; i < to.length; i++) to[i] = Number(b[r[i]!] === a[l[i]!]);
      },
    'bool',
  ),
  Greater: binary(
    'fi',
    () =>
      ({ to, a, b, l, r }) => {
        for (let i = 0; i < to.length; i++) to[i] = Number(a[l[i]!]! > b[r[i]!]!);
      },
    'bool',
  ),
  GreaterOrEqual: binary(
    'fi',
    () =>
      ({ to, a, b, l, r }) => {
        for (let i = 0; i < to.length; i++) to[i] = Number(a[l[i]!]! >= b[r[i]!]!);
      },
    'bool',
  ),
  Less: binary(
    'fi',
    () =>
      ({ to, a, b, l, r }) => {
        for (let i = 0; i < to.length; i++) to[i] = Number(a[l[i]!]! < b[r[i]!]!);
      },
    'bool',
  ),
  LessOrEqual: binary(
    'fi',
    () =>
      ({ to, a, b, l, r }) => {
        for (let i = 0; i < to.length; i++) to[i] = Number(a[l[i]!]! <= b[r[i]!]!);
      },
    'bool',
  ),
  And: binary('b', () => ({ to, a, b, l, r }) => {
    for (let i = 0; i < to.length; i++) to[i] = a[l[i]!]! & b[r[i]!]!;
  }),
  Or: binary('b', () => ({ to, a, b, l, r }) => {
    for (let i = 0; i < to.length; i++) to[i] = a[l[i]!]! | b[r[i]!]!;
  }),
  Not: unary('b', () => (to, x) => {
    for (let i = 0; i < to.length; i++) to[i] = 1 - x[i]!;
  }),
  IsNaN: unary(
    'f',
    () => (to, x) => {
      for (let i = 0; i < to.length; i++) to[i] = Number(x[i] !== x[i]);
    },
    'bool',
  ),
  Where(node) {
    const choice = node.input(0, 'b');
    const [yes, no] = [node.input(1), sameType(node, 2, 1)];
    const dims = broadcastDims(node, choice.dims, broadcastDims(node, yes.dims, no.dims));
    const [test, a, b] = [numbers(choice), numbers(yes), numbers(no)];
    const [t, l, r] = [choice, yes, no].map((input) => broadcastMap(input.dims, dims)) as [
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    return filled({ type: yes.type, dims }, (to) => {
      for (let i = 0; i < to.length; i++) to[i] = test[t[i]!] ? a[l[i]!]! : b[r[i]!]!;
    });
  },
};
