import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');

/** Builds every example in `folder` that is an app of Vite's, with this repository's packages, and says so by `built(name)`. */
export async function buildApps(folder, built) {
  for (const name of readdirSync(folder).filter((name) => existsSync(join(folder, name, 'vite.config.ts')))) {
    const cwd = join(folder, name);
    linkVitrine(cwd);
    // a process of its own: Vite reads the environment and the current folder
    await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd });
    built(name);
  }
}

/** What `npm install` makes of `"vitrine": "file:../.."`; the other packages are found in the repository's own node_modules. */
function linkVitrine(cwd) {
  const link = join(cwd, 'node_modules', 'vitrine');
  if (existsSync(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join('..', '..', '..'), link, 'junction');
}
