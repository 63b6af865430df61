import type { Operators } from '../node.js';
import { unary } from './elementwise.js';
import { zeroOf } from '../tensor.js';

/** Functions of one number, applied to each element. */
export const math: Operators = {
  'ai.onnx.Neg': unary('fi', () => (x) => -x),
  'ai.onnx.Abs': unary('fi', (_, type) => {
    const zero = zeroOf(type);
    // Of zeros, this leaves the positive one.
    return (x) => (x <= zero ? zero - x : x);
  }),
  'ai.onnx.Sqrt': unary('f', () => Math.sqrt),
  'ai.onnx.Exp': unary('f', () => Math.exp),
  'ai.onnx.Log': unary('f', () => Math.log),
  'ai.onnx.Tanh': unary('f', () => Math.tanh),
  'ai.onnx.Sigmoid': unary('f', () => (x) => 1 / (1 + Math.exp(-x))),
  'ai.onnx.Relu': unary('fi', (_, type) => {
    const zero = zeroOf(type);
    return (x) => (x < zero ? zero : x);
  }),
  'ai.onnx.LeakyRelu': unary('f', (node) => {
    const alpha = node.float('alpha', 0.01);
    return (x) => (x < 0 ? alpha * x : x);
  }),
};
