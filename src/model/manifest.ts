import type { FeatureId } from '../features/feature-vector.js';
import type { Tell } from '../lib/report.js';
import { isNames } from './is-names.js';
import { matching, MODEL_CHECKS, type Check } from './model-checks.js';
import { parseJson } from './parse-json.js';
import { scoreKey } from './score-key.js';

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
  /** `probabilities` or `values`, and from a model that explains itself `contributions` and `bias`. */
  outputs: readonly string[];
  /** What leads from the sum of bias and contributions to the output: sum = logit, or the logarithm of a value. */
  link?: 'sigmoid' | 'softmax' | 'log';
  /** `idle`: fetched when the page rests, for no decision waits for it. */
  load?: 'first' | 'idle';
  /** Scored for comparison with the model of the same id; no segment sees it. */
  shadow?: boolean;
  /** Where the model's scores are divided; each model has names of its own, and their readers check them. */
  thresholds?: Readonly<Record<string, unknown>> | undefined;
}>;

/** What is not checked is as good as left out where it is something else. */
type Checked = Exclude<keyof ManifestEntry, 'load' | 'shadow' | 'thresholds'>;

const CHECKS: Readonly<Record<Checked, Check>> = {
  ...MODEL_CHECKS,
  // A bare name: a manifest must not send the engine to another place.
  file: matching(/^[\w-][\w.-]*\.onnx$/),
  sha256: matching(/^[\da-f]{64}$/),
  bytes: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  outputs: (value) =>
    isNames(value) &&
    value.includes('probabilities') !== value.includes('values') &&
    value.includes('contributions') === value.includes('bias'),
  link: (value, { outputs }) => (value === 'log') === (outputs as readonly string[]).includes('values'),
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
    const wrong = Object.entries(CHECKS).find(([key, holds]) => !holds(entry[key], entry));
    if (wrong) return refuse(`${field}.${wrong[0]}`);
    const key = scoreKey(entry as ManifestEntry);
    if (taken.has(key)) return refuse(`${field}.id`, 'different from the others');
    taken.add(key);
    return true;
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
