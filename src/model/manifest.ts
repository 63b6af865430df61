import type { FeatureId } from '../features/feature-vector.js';
import type { Report } from '../lib/report.js';
import { isFeatureIds, isNames } from './is-names.js';

/** What the engine goes by of a model's entry in manifest.json. The entry holds more, for people: data, metrics, limits, card. */
export type ManifestEntry = Readonly<{
  id: string;
  version: string;
  /** Name of the file beside the manifest. */
  file: string;
  /** Lower-case hex. */
  sha256: string;
  bytes: number;
  features: readonly FeatureId[];
  labels: readonly string[];
  outputs: readonly string[];
}>;

/** The outputs that every model has. */
export const OUTPUTS = ['probabilities', 'contributions', 'bias'] as const;

const CHECKS: Readonly<Record<keyof ManifestEntry, readonly [(value: unknown) => boolean, string]>> = {
  id: [matches(/^[a-z][\w-]*$/), 'a name such as "intent"'],
  version: [matches(/^\d+\.\d+\.\d+/), 'a version such as "1.0.0"'],
  // A bare name: a manifest must not send the engine to another place.
  file: [matches(/^[\w-][\w.-]*\.onnx$/), 'the bare name of an .onnx file beside the manifest'],
  sha256: [matches(/^[\da-f]{64}$/), '64 lower-case hex digits'],
  bytes: [(value) => Number.isSafeInteger(value) && (value as number) > 0, "the file's size in bytes"],
  features: [isFeatureIds, 'a list of different ids such as "cart_adds@1"'],
  labels: [isNames, 'a list of different names'],
  outputs: [
    (value) => isNames(value) && OUTPUTS.every((output) => value.includes(output)),
    `a list with ${OUTPUTS.join(', ')}`,
  ],
};

/**
 * Reads manifest.json (version 1). A manifest or entry that breaks its form is reported as `model-manifest`, naming the field; the
 * other entries still count.
 */
export function readManifest(json: string, report: Report): readonly ManifestEntry[] {
  const refuse = (field: string, remedy: string): false => {
    report({ code: 'model-manifest', field, message: `${field} in the models' manifest.json must be ${remedy}.` });
    return false;
  };
  const manifest = parse(json);
  if (!isRecord(manifest)) {
    const found = JSON.stringify(json.slice(0, 24));
    report({
      code: 'model-manifest',
      field: 'manifest.json',
      message: `manifest.json is not a JSON object (it begins with ${found}): serve the one beside the models.`,
    });
    return [];
  }
  if (manifest.version !== 1 && !refuse('version', '1: use models and script of the same release')) return [];
  if (!Array.isArray(manifest.models) && !refuse('models', 'a list of models')) return [];
  const taken = new Set<string>();
  return (manifest.models as readonly unknown[]).filter((entry, index): entry is ManifestEntry => {
    const field = `models[${index}]`;
    if (!isRecord(entry)) return refuse(field, 'an object');
    const wrong = Object.entries(CHECKS).find(([key, [check]]) => !check(entry[key]));
    if (wrong) return refuse(`${field}.${wrong[0]}`, wrong[1][1]);
    if (taken.has(entry.id as string))
      return refuse(`${field}.id`, `different from the others ("${entry.id as string}" is taken)`);
    taken.add(entry.id as string);
    return true;
  });
}

function matches(form: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && form.test(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Reported by the caller, as any other value that is no object.
    return undefined;
  }
}
