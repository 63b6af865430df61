import type { Operators } from '../node.js';
import { zeroOf } from '../tensor.js';
import { unary } from './elementwise.js';

/** Functions of one number, applied to each element. */
export const math: Operators = {
  Neg: unary('fi', () => (to, x) => {
    for (let i = 0; i < to.length; i++) to[i] = -x[i]!;
  }),
  Abs: unary('fi', (_, type) => {
    const zero = zeroOf(type);
    // Of zeros, this leaves the positive one.
    return (to, x) => {
      for (let i = 0; i < to.length; i++) to[i] = x[i]! <= zero ? zero - x[i]! : x[i]!;
    };
  }),
  Sqrt: unary('f', () => (to, x) => {
    for (let i = 0; i < to.length; i++) to[i] = Math.sqrt(x[i]!);
  }),
  Exp: unary('f', () => (to, x) => {
    for (let i = 0; i < to.length; i++) to[i] = Math.exp(x[i]!);
  }),
  Log: unary('f', () => (to, x) => {
    for (let i = 0; i < to.length; i++) to[i] = Math.log(x[i]!);
  }),
  Tanh: unary('f', () => (to, x) => {
    for (let i = 0; i < to.length; i++) to[i] = Math.tanh(x[i]!);
  }),
  Sigmoid: unary('f', () => (to, x) => {
    for (let i = 0; i < to.length; i++) to[i] = 1 / (1 + Math.exp(-x[i]!));
  }),
  Relu: unary('fi', (_, type) => {
    const zero = zeroOf(type);
    return (to, x) => {
      for (let i = 0; i < to.length; i++) to[i] = x[i]! < zero ? zero : x[i]!;
    };
  }),
  LeakyRelu: unary('f', (node) => {
    const alpha = node.float('alpha', 0.01);
    return (to, x) => {
      for (let i = 0; i < to.length; i++) to[i] = x[i]! < 0 ? alpha * x[i]! : x[i]!;
    };
  }),
};
