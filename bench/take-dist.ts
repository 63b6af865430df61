import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { measureSizes, type Sizes } from './measure-sizes.js';

const NEEDED = [
  'vitrine.js',
  'vitrine.page.js',
  'vitrine.worker.js',
  'index.js',
  'models/manifest.json',
  'ort/ort-wasm-simd-threaded.wasm',
];
const ATTEMPTS = 20;

/** Copies dist/ to `folder`, so that a build beside the bench changes nothing under it. Waits for a build that is under way. */
export async function takeDist(folder: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      cpSync('dist', folder, { recursive: true, filter: (path) => !/\.map$|dist\/types/.test(path) });
      if (NEEDED.every((file) => existsSync(`${folder}/${file}`))) return;
    } catch {
      // a file that was there a moment ago; the next copy has it
    }
    await pause(3000);
  }
  throw new Error(`dist/ is not whole: run npm run build. The bench needs ${NEEDED.join(', ')}.`);
}

/** Bytes of each file that a visitor may download. */
export function measureDist(folder: string): Readonly<Record<string, Sizes>> {
  const inside = (path: string, wanted: RegExp) =>
    readdirSync(`${folder}/${path}`)
      .filter((name) => wanted.test(name))
      .map((name) => path + name);
  const files = [
    ...inside('', /^(?!cli).*\.js$/),
    ...inside('models/', /\.(onnx|json)$/),
    ...inside('ort/', /\.(mjs|wasm)$/),
  ];
  return Object.fromEntries(files.map((file) => [file, measureSizes([file], folder)]));
}
