import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MORE_OPERATORS } from '../../src/model/compact/more-operators.js';
import { openRuntime, type RuntimeChoice, type Runtimes } from '../../src/model/open-runtime.js';
import { openOrt } from '../../src/model/ort-runtime.js';

/** The runtimes as Node has them: onnxruntime-web's own Node build, the further operators from this very file. */
export const nodeRuntime = (runtime: RuntimeChoice): Runtimes =>
  openRuntime({
    runtime,
    openOrt: () => openOrt({ module: import.meta.resolve('onnxruntime-web') }),
    whenIdle: async () => {},
    loadOperators: async () => MORE_OPERATORS,
  });

/** Reads a file: URL. */
export const readUrl = async (url: string): Promise<Uint8Array> => new Uint8Array(await readFile(new URL(url)));

/** The URL of a folder given on the command line. */
export const folderUrl = (folder: string): string => pathToFileURL(`${folder}/`).href;

/** Where the heads that come with Vitrine lie: beside the built command line, or in the repository. Throws where they do not. */
export function ownHeads(): string {
  const places = ['./heads/', '../../models/'].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = places.find((place) => existsSync(`${place}manifest.json`));
  if (found) return found;
  throw new Error('no models lie beside this command line; name a folder that has a manifest.json');
}
