import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { MEASURES } from './main.js';

type Measures = typeof MEASURES;

/**
 * Runs a measure in a Node of its own, bundled as what is shipped is: a loader of TypeScript gives each function its name as it is made,
 * which takes longer than most of them.
 */
export async function asShipped<Name extends keyof Measures>(
  name: Name,
  ...args: readonly string[]
): Promise<Awaited<ReturnType<Measures[Name]>>> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-micro-'));
  const outfile = join(folder, 'main.mjs');
  try {
    const entry = fileURLToPath(new URL('main.ts', import.meta.url));
    await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
    const { stdout } = await promisify(execFile)(process.execPath, [outfile, name, ...args]);
    return JSON.parse(stdout) as Awaited<ReturnType<Measures[Name]>>;
  } finally {
    await rm(folder, { recursive: true });
  }
}
