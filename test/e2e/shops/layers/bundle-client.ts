import { build } from 'esbuild';

/** Bundles code of a shop with the npm clients that it imports, as a classic script. */
export async function bundleClient(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    define: { 'process.env.IS_WEBPACK_BUILD': 'false', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}
