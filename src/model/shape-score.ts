import type { ManifestEntry } from './manifest.js';
import type { Outputs, RuntimeName } from './runtime.js';
import type { Score } from './scores.js';

/** Turns the flat outputs of a run into a {@link Score} of its own; a string says what is wrong with them instead. */
export function shapeScore(entry: ManifestEntry, flat: Outputs, runtime: RuntimeName): Score | string {
  const { id, version, labels, features, outputs, thresholds } = entry;
  const [count, width] = [labels.length, features.length];
  const gives = outputs.includes('values') ? 'values' : 'probabilities';
  const explains = outputs.includes('bias');
  const fault =
    faultOf(flat, gives, count) ||
    (explains && (faultOf(flat, 'contributions', count * width) || faultOf(flat, 'bias', count)));
  if (fault) return fault;
  return {
    model: `${id}@${version}`,
    labels,
    features,
    probabilities: [],
    [gives]: listOf(flat[gives]!, 0, count),
    contributions: explains ? labels.map((_, row) => listOf(flat['contributions']!, row * width, width)) : [],
    bias: explains ? listOf(flat['bias']!, 0, count) : [],
    runtime,
    thresholds,
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
