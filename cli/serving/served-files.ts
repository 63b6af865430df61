import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PHRASE_LANGUAGES } from '../../src/segments/phrases/languages.js';

/** Which of Vitrine's files a page fetches by URL. */
export type Choosing = Readonly<{
  /** For the script tag as well: a bundle of the shop's own has the rest in itself. */
  tag: boolean;
  models: boolean;
  /** ONNX Runtime, 14 MB, for a config with `runtime: 'ort'`. */
  ort: boolean;
}>;

/** What is loaded past every bundler; an installation without one of these is not whole. */
const NEEDED = ['worker', 'engine', 'reading', 'fairness', 'operators', 'rulebook', 'shop-rules', 'profile'];
const ENGINE = new RegExp(`^vitrine\\.(${NEEDED.join('|')}|phrases\\.[\\w-]+|catalogue(\\.[\\w-]+)?)\\.js$`);

/** What `vitrine audit` and `vitrine prove` put into pages of their own browser, and what is copied into a page's head. */
const ELSEWHERE = /^vitrine\.(audit|prove|stub)\.js$/;

/** The paths below Vitrine's folder of built files, sorted. Rejects for a folder where one is missing. */
export async function servedFiles(dist: string, { tag, models, ort }: Choosing): Promise<readonly string[]> {
  const top = await readdir(dist);
  const missing = [...NEEDED, ...PHRASE_LANGUAGES.map((language) => `phrases.${language}`)]
    .map((name) => `vitrine.${name}.js`)
    .find((file) => !top.includes(file));
  if (missing) throw new Error(`${join(dist, missing)} is missing; install vitrine again`);
  const files = top.filter((file) => (tag ? /^vitrine\..*js$/.test(file) && !ELSEWHERE.test(file) : ENGINE.test(file)));
  const folders = [...(models ? ['models'] : []), ...(ort ? ['ort'] : [])];
  const within = folders.map(async (folder) => {
    const names = await readdir(join(dist, folder));
    return names.filter((name) => !name.endsWith('.map')).map((name) => `${folder}/${name}`);
  });
  return [...files, ...(await Promise.all(within)).flat()].toSorted();
}

/** Where Vitrine's built files lie: beside the built command line, or in the repository. Throws where they do not. */
export function ownDist(): string {
  const places = ['./', '../../dist/'].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = places.find((place) => existsSync(join(place, 'vitrine.worker.js')));
  if (found) return found;
  throw new Error('the built files of Vitrine do not lie beside this command line; name their folder with --from');
}
