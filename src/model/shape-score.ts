import type { ManifestEntry } from './manifest.js';
import type { Outputs } from './runtime.js';
import type { Score } from './scores.js';

/** Turns a model's flat outputs into a {@link Score} of its own; a string says what is wrong with them instead. */
export function shapeScore({ id, version, labels, features, outputs }: ManifestEntry, values: Outputs): Score | string {
  const [count, width] = [labels.length, features.length];
  const explains = outputs.includes('bias');
  const fault =
    faultOf(values, 'probabilities', count) ||
    (explains && (faultOf(values, 'contributions', count * width) || faultOf(values, 'bias', count)));
  if (fault) return fault;
  return {
    model: `${id}@${version}`,
    labels,
    features,
    probabilities: listOf(values['probabilities']!, 0, count),
    contributions: explains ? labels.map((_, row) => listOf(values['contributions']!, row * width, width)) : [],
    bias: explains ? listOf(values['bias']!, 0, count) : [],
  };
}

function faultOf(outputs: Outputs, name: string, size: number): string | undefined {
  const values = outputs[name];
  if (!values) return `has no output "${name}"`;
  if (values.length !== size) return `gives ${values.length} ${name} where its metadata promise ${size}`;
  // Such methods as every() are many times slower on typed arrays, and this runs with each event.
  for (let i = 0; i < size; i++) if (!Number.isFinite(values[i])) return `gives ${name} that are not finite numbers`;
  return undefined;
}

function listOf(values: Float32Array, from: number, length: number): readonly number[] {
  const list: number[] = [];
  for (let i = 0; i < length; i++) list.push(values[from + i]!);
  return list;
}
