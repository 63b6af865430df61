import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles the bench's own workers into `folder`, as classic scripts like Vitrine's. */
export async function buildWorkers(folder: string): Promise<void> {
  await build({
    entryPoints: ['score-worker', 'engine-worker'].map((name) => fileURLToPath(new URL(`${name}.ts`, import.meta.url))),
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  });
}
