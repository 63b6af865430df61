import { createHash } from 'node:crypto';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import type { Plugin, RollupOptions } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

/** Two things that terser leaves: `let` is shorter than `const`, and a regular expression that is used once needs no name. */
const shorter: Plugin = {
  name: 'shorter',
  renderChunk(code) {
    const named = /^\s*const (\w+) =\s+(\/.+\/);\n/gm;
    const bare = code.replace(named, '');
    const inline = [...code.matchAll(named)].reduce((text, [, name, regex]) => text.replace(name!, () => regex!), bare);
    return inline.replace(/\bconst /g, 'let ');
  },
};

const compress = { passes: 4, unsafe: true, unsafe_arrows: true, booleans_as_integers: true };

/** Beside the file a module of its text, for pages that a server renders. Not a byte follows the script, since the hash counts it. */
const asModule: Plugin = {
  name: 'as-module',
  generateBundle(_, bundle) {
    const chunk = Object.values(bundle).find((one) => one.type === 'chunk')!;
    const stub = (chunk.code = chunk.code.trim().replace(/;$/, ''));
    const hash = `sha256-${createHash('sha256').update(stub).digest('base64')}`;
    const source = `export const stub = ${JSON.stringify(stub)};\nexport const stubHash = '${hash}';\n`;
    const types = `/** The head stub: stands in an inline \`<script>\` of its own, first in \`<head>\`. */
export declare const stub: string;
/** Lets it through a Content-Security-Policy: \`script-src '\${stubHash}'\`. */
export declare const stubHash: string;
`;
    this.emitFile({ type: 'asset', fileName: 'stub.js', source });
    this.emitFile({ type: 'asset', fileName: 'stub.d.ts', source: types });
  },
};

/** The head stub, which a page carries inline: each byte counts, and every build gives the same bytes. */
export const stubRow: RollupOptions = {
  input: 'src/stub.ts',
  output: { file: 'dist/vitrine.stub.js', format: 'iife', strict: false },
  plugins: [
    nodeResolve(),
    esbuild({ target: 'es2019' }),
    shorter,
    terser({ ecma: 2019, compress, module: true }),
    asModule,
  ],
};
