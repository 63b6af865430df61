import type { FeatureId } from '../features/feature-vector.js';
import type { Tell } from '../lib/report.js';
import { isNames } from './is-names.js';
import { matching, MODEL_CHECKS, type Check } from './model-checks.js';
import { parseJson } from './parse-json.js';

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
  /** `probabilities`, and from a model that explains itself `contributions` and `bias`. */
  outputs: readonly string[];
}>;

const CHECKS: Readonly<Record<keyof ManifestEntry, Check>> = {
  ...MODEL_CHECKS,
  // A bare name: a manifest must not send the engine to another place.
  file: matching(/^[\w-][\w.-]*\.onnx$/),
  sha256: matching(/^[\da-f]{64}$/),
  bytes: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  outputs: (value) =>
    isNames(value) && value.includes('probabilities') && value.includes('contributions') === value.includes('bias'),
};

/**
 * Reads manifest.json (version 1). A manifest or entry that breaks its form is reported as `model-manifest`, naming the field; the
 * other entries still count.
 */
export function readManifest(json: string, report: Tell): readonly ManifestEntry[] {
  const refuse = (field: string, about?: string): false => {
    report({ code: 'model-manifest', field, ...(about && { about }) });
    return false;
  };
  const manifest = parseJson(json);
  if (!isRecord(manifest)) {
    refuse('manifest.json', `a JSON object, not ${JSON.stringify(json.slice(0, 24))}`);
    return [];
  }
  if (manifest.version !== 1 && !refuse('version', '1, as in models of the same release')) return [];
  if (!Array.isArray(manifest.models) && !refuse('models')) return [];
  const taken = new Set<unknown>();
  return (manifest.models as readonly unknown[]).filter((entry, index): entry is ManifestEntry => {
    const field = `models[${index}]`;
    if (!isRecord(entry)) return refuse(field, 'an object');
    const wrong = Object.entries(CHECKS).find(([key, holds]) => !holds(entry[key]));
    if (wrong) return refuse(`${field}.${wrong[0]}`);
    if (taken.has(entry.id)) return refuse(`${field}.id`, 'different from the others');
    taken.add(entry.id);
    return true;
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
