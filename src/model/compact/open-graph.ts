import type { Operators } from './node.js';
import { readGraph } from './read-graph.js';
import { runGraph, type OpenGraph } from './run-graph.js';

/** Opens an ONNX file; throws an Error that says what, if it is damaged or has an operator that is not among the given ones. */
export function openGraph(bytes: Uint8Array, operators: Operators): OpenGraph {
  return runGraph(readGraph(bytes), operators);
}
