import type { Tell } from '../lib/report.js';
import type { ManifestEntry } from './manifest.js';
import { readMetadata } from './metadata.js';

/** Where models come from and what they may ask for. */
export type ModelSource = Readonly<{
  /** Absolute URL of the folder that holds manifest.json and the models. */
  url: string;
  /** Rejects if there is no such file; a deadline is up to it. */
  fetchBytes: (url: string) => Promise<Uint8Array>;
  /** SHA-256; by default the platform's, and without one (plain http) only the size is compared. */
  digest?: (bytes: Uint8Array) => Promise<ArrayBuffer>;
  /** Ids, with versions, of the features that this engine computes from the start. */
  availableFeatures: ReadonlySet<string>;
  report: Tell;
}>;

/** Fetches a file of the model folder; one that does not come is reported as `model-missing`. */
export async function fetchFile(
  { url, fetchBytes, report }: ModelSource,
  file: string,
): Promise<Uint8Array | undefined> {
  const folder = url.endsWith('/') ? url : `${url}/`;
  try {
    return await fetchBytes(new URL(file, folder).href);
  } catch (cause) {
    report({ code: 'model-missing', field: file, about: folder + file, cause });
    return undefined;
  }
}

/** Fetches one model and checks it against its entry: whole, ONNX, the very file of the manifest, the same features. */
export async function fetchModel(source: ModelSource, entry: ManifestEntry): Promise<Uint8Array | undefined> {
  const bytes = await fetchFile(source, entry.file);
  const metadata = bytes && readMetadata(bytes, entry.file, source.report);
  if (!metadata) return undefined;
  const different = (['id', 'version', 'features', 'labels', 'link'] as const).find(
    (key) => JSON.stringify(metadata[key] ?? entry[key]) !== JSON.stringify(entry[key]),
  );
  const fault = different
    ? `says ${different} "${String(metadata[different])}"`
    : await contentFault(bytes, entry, source.digest ?? platformDigest());
  if (!fault) return bytes;
  source.report({ code: 'model-mismatch', field: entry.file, about: `${fault}, unlike its entry in manifest.json` });
  return undefined;
}

/** The features that a model asks for and that are not among those available, in words; empty if all are. */
export function lackingFeatures({ features }: ManifestEntry, available: ReadonlySet<string>): string {
  return features.filter((feature) => !available.has(feature)).join(', ');
}

/** Whether every feature that the model asks for is available; if not, that is reported as `model-mismatch`. */
export function featuresAvailable(entry: ManifestEntry, available: ReadonlySet<string>, report: Tell): boolean {
  const lacking = lackingFeatures(entry, available);
  if (!lacking) return true;
  report({
    code: 'model-mismatch',
    field: 'features',
    about: `missing: "${entry.id}" needs ${lacking}, unknown to this release`,
  });
  return false;
}

async function contentFault(
  bytes: Uint8Array,
  entry: ManifestEntry,
  digest: ModelSource['digest'],
): Promise<string | undefined> {
  if (bytes.length !== entry.bytes) return `has ${bytes.length} bytes`;
  // A digest that fails proves nothing: its words stand in for the hash, and the caller reports them.
  const hash = await digest?.(bytes).then(hex, String);
  return hash === undefined || hash === entry.sha256 ? undefined : `has the SHA-256 ${hash}`;
}

const hex = (hash: ArrayBuffer): string =>
  Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');

function platformDigest(): ModelSource['digest'] {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  return subtle && ((bytes) => subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}
