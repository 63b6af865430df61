import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import budgets from './budgets.json' with { type: 'json' };
import { measureBundle } from './measure-bundle.js';
import type { Sizes } from './measure-bytes.js';
import { measureSizes } from './measure-sizes.js';

const NEEDED = [
  'vitrine.js',
  'vitrine.page.js',
  'vitrine.worker.js',
  'vitrine.stub.js',
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

/** The head stub as a shop copies it into its page. */
export const readStub = (folder: string): string => readFileSync(`${folder}/vitrine.stub.js`, 'utf8');

/** Bytes of each file that a visitor may download, and of the modules of src/ that have a row in budgets.json. */
export async function measureDist(folder: string): Promise<Readonly<Record<string, Sizes>>> {
  const inside = (path: string, wanted: RegExp) =>
    readdirSync(`${folder}/${path}`)
      .filter((name) => wanted.test(name))
      .map((name) => path + name);
  const files = [
    ...inside('', /^(?!cli).*\.js$/),
    ...inside('models/', /\.(onnx|json)$/),
    ...inside('heads/', /\.onnx$/),
    ...inside('ort/', /\.(mjs|wasm)$/),
  ];
  const sizes = files.map((file) => [file, measureSizes([file], folder)] as const);
  const modules = budgets.rows.flatMap(({ files }) => files.filter((file) => file.startsWith('src/')));
  for (const module of modules) sizes.push([module, await measureBundle(module)]);
  return Object.fromEntries(sizes);
}
