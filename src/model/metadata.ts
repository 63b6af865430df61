import type { FeatureId } from '../features/feature-vector.js';
import type { Report } from '../lib/report.js';
import { isFeatureIds, isNames } from './is-names.js';
import { readFields, type Field, type Fields } from './read-fields.js';

/** What an ONNX file says of itself. */
export type ModelMetadata = Readonly<{
  id: string;
  version: string;
  features: readonly FeatureId[];
  labels: readonly string[];
}>;

// Field numbers of ModelProto, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
const IR_VERSION = 1;
const GRAPH = 7;
const OPSET_IMPORT = 8;
const METADATA_PROPS = 14;
const VARINTS: ReadonlySet<number> = new Set([IR_VERSION, 5]);
const MESSAGES: ReadonlySet<number> = new Set([2, 3, 4, 6, GRAPH, OPSET_IMPORT, METADATA_PROPS, 20, 25, 26]);

/**
 * Reads an ONNX file's metadata without decoding its weights. What is wrong is reported as `model-truncated`, `model-not-onnx` or
 * `model-metadata`, naming `file`, and undefined is returned.
 */
export function readMetadata(bytes: Uint8Array, file: string, report: Report): ModelMetadata | undefined {
  const read = readFields(bytes);
  const broken = fault(bytes, read);
  if (broken) {
    report({ field: file, code: broken.code, message: `${file} ${broken.text}` });
    return undefined;
  }
  const properties = new Map(messages(read, METADATA_PROPS).map((entry) => [text(entry, 1), text(entry, 2)]));
  const id = properties.get('vitrine.id');
  const version = properties.get('vitrine.version');
  const features = json(properties.get('vitrine.features'));
  const labels = json(properties.get('vitrine.labels'));
  const lacking = (property: string, form: string): undefined =>
    void report({
      code: 'model-metadata',
      field: file,
      message: `${file} has no valid ${property} in its metadata: export it again with ${form}.`,
    });
  if (!id) return lacking('vitrine.id', 'the name of the model');
  if (!/^\d+\.\d+\.\d+/.test(version ?? '')) return lacking('vitrine.version', 'a version such as 1.0.0');
  if (!isFeatureIds(features))
    return lacking('vitrine.features', 'a JSON array of ids such as "cart_adds@1", in order');
  if (!isNames(labels)) return lacking('vitrine.labels', 'a JSON array of names, in order');
  return { id, version: version!, features, labels };
}

function fault(bytes: Uint8Array, read: Fields): Readonly<{ code: string; text: string }> | undefined {
  if (bytes.length === 0) return { code: 'model-truncated', text: 'is empty: copy the whole file again.' };
  const has = (number: number): boolean => read.fields.some((field) => field.number === number);
  const cut = read.end === 'cut' || !has(GRAPH);
  // ONNX writers put the IR version first, so that a cut file is told from a file of another kind by its first byte.
  const begun = has(IR_VERSION) || (cut && bytes[0] === 8);
  if (!begun || read.end === 'damaged' || read.fields.some(mistyped))
    return {
      code: 'model-not-onnx',
      text: `is not an ONNX model (it begins with ${opening(bytes)}): serve the .onnx file itself at this address.`,
    };
  if (cut)
    return {
      code: 'model-truncated',
      text: `ends after ${bytes.length} bytes, amid the model: copy the whole file again.`,
    };
  return undefined;
}

function mistyped({ number, value }: Field): boolean {
  return (VARINTS.has(number) && typeof value !== 'number') || (MESSAGES.has(number) && typeof value !== 'object');
}

function messages({ fields }: Fields, number: number): readonly Uint8Array[] {
  return fields.flatMap(({ number: n, value }) => (n === number && value instanceof Uint8Array ? [value] : []));
}

function text(message: Uint8Array, number: number): string {
  return new TextDecoder().decode(messages(readFields(message), number).at(-1));
}

function json(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Reported by the caller, as any other value that is no list.
    return undefined;
  }
}

function opening(bytes: Uint8Array): string {
  return JSON.stringify(new TextDecoder().decode(bytes.subarray(0, 24)));
}
