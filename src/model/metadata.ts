import type { FeatureId } from '../features/feature-vector.js';
import type { Tell } from '../lib/report.js';
import { MODEL_CHECKS } from './model-checks.js';
import { parseJson } from './parse-json.js';
import { readMessage, text, type Message, type WireValue } from './read-message.js';

/** What an ONNX file says of itself. */
export type ModelMetadata = Readonly<{
  id: string;
  version: string;
  features: readonly FeatureId[];
  labels: readonly string[];
  /** As in the manifest; older files do not tell. */
  link?: string | undefined;
}>;

// Field numbers of ModelProto, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
const IR_VERSION = 1;
const GRAPH = 7;
const OPSET_IMPORT = 8;
const METADATA_PROPS = 14;
const MESSAGES = [GRAPH, OPSET_IMPORT, METADATA_PROPS];

/**
 * Reads an ONNX file's metadata without decoding its weights. What is wrong is reported as `model-truncated`, `model-not-onnx` or
 * `model-metadata`, naming `file`, and undefined is returned.
 */
export function readMetadata(bytes: Uint8Array, file: string, report: Tell): ModelMetadata | undefined {
  const read = readMessage(bytes);
  const properties = new Map(read.all(METADATA_PROPS).map(readProperty));
  const property = (name: string): string | undefined => properties.get(`vitrine.${name}`);
  const metadata = {
    id: property('id'),
    version: property('version'),
    features: parseJson(property('features')),
    labels: parseJson(property('labels')),
    link: property('link'),
  };
  const trouble = fault(bytes, read) ?? lacking(metadata);
  if (!trouble) return metadata as ModelMetadata;
  report({ field: file, ...trouble });
  return undefined;
}

type Fault = Readonly<{ code: string; about: string }>;

function fault(bytes: Uint8Array, { all, end }: Message): Fault | undefined {
  const cut = end === 'cut' || !all(GRAPH).length;
  // ONNX writers put the IR version first, so that a cut file is told from a file of another kind by its first byte.
  const begun = all(IR_VERSION).length || (cut && bytes[0] === 8) || !bytes.length;
  const mistyped = all(IR_VERSION).some(isBytes) || !MESSAGES.every((field) => all(field).every(isBytes));
  if (!begun || mistyped || end === 'damaged')
    return { code: 'model-not-onnx', about: JSON.stringify(text(bytes.subarray(0, 24))) };
  return cut ? { code: 'model-truncated', about: `${bytes.length}` } : undefined;
}

function lacking(metadata: Readonly<Record<keyof ModelMetadata, unknown>>): Fault | undefined {
  const wrong = Object.entries(MODEL_CHECKS).find(([name, holds]) => !holds(metadata[name as keyof ModelMetadata]));
  return wrong && { code: 'model-metadata', about: wrong[0] };
}

function isBytes(value: WireValue): boolean {
  return typeof value === 'object';
}

function readProperty(entry: WireValue): readonly [key: string, value: string] {
  const { all } = readMessage(entry as Uint8Array);
  const last = (field: number): string => text(all(field).findLast(isBytes));
  return [last(1), last(2)];
}
