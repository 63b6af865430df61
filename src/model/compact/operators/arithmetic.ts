import type { Operators } from '../node.js';
import { binary, variadic } from './elementwise.js';

/** Arithmetic with broadcasting. Integers wrap around, and their quotients are cut off, as in C. */
export const arithmetic: Operators = {
  'ai.onnx.Add': binary('fi', () => (a, b) => a + b),
  'ai.onnx.Sub': binary('fi', () => (a, b) => a - b),
  // A product of two 32-bit integers may need more digits than a number has.
  'ai.onnx.Mul': binary('fi', (_, type) => (/int32/.test(type) ? Math.imul : (a, b) => a * b)),
  'ai.onnx.Div': binary('fi', () => (a, b) => a / b),
  'ai.onnx.Sum': variadic('f', (a, b) => a + b),
  // What is no number wins.
  'ai.onnx.Min': variadic('fi', (a, b) => (a < b || a !== a ? a : b)),
  'ai.onnx.Max': variadic('fi', (a, b) => (a > b || a !== a ? a : b)),
};
