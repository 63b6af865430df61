import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from '../../src/explain.js';
import type { Tell } from '../../src/lib/report.js';
import { fetchModel } from '../../src/model/fetch-model.js';
import { readManifest, type ManifestEntry } from '../../src/model/manifest.js';
import { scoreKey } from '../../src/model/score-key.js';
import { folderUrl, readUrl } from './node-models.js';

/** A row of a models' manifest, with what people are told besides: data, metrics, limits. */
export type HeadRow = ManifestEntry & Readonly<Record<string, unknown>>;

/** What throws, in words, whatever is reported. */
export const throwing: Tell = (trouble) => {
  throw new Error('message' in trouble ? trouble.message : explain(trouble).message, { cause: trouble.cause });
};

/** The rows of a folder's manifest. Rejects, naming the file and the field, where it is missing or one of them is wrong. */
export async function readHeads(folder: string): Promise<readonly HeadRow[]> {
  const path = join(folder, 'manifest.json');
  const json = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(`${path}: cannot be read; name a folder that has a manifest.json`, { cause });
  });
  try {
    return readManifest(json, throwing) as readonly HeadRow[];
  } catch (cause) {
    throw new Error(`${path}: ${(cause as Error).message}`, { cause });
  }
}

/** The row of a head by its id (`intent`, or `intent~shadow`). Throws, with the ids that there are, where it has none. */
export function findHead<Row extends ManifestEntry>(rows: readonly Row[], id: string, folder: string): Row {
  const row = rows.find((one) => scoreKey(one) === id);
  if (row) return row;
  throw new Error(`no model ${id} in ${folder}; it has ${rows.map(scoreKey).join(', ') || 'none'}`);
}

/** The ONNX file of a row, checked against it. Rejects, naming the file, where it is missing, damaged or another one. */
export async function readHead(folder: string, row: HeadRow): Promise<Uint8Array> {
  const source = {
    url: folderUrl(folder),
    fetchBytes: readUrl,
    availableFeatures: new Set<string>(),
    report: throwing,
  };
  return (await fetchModel(source, row))!;
}
