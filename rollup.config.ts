import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import type { Plugin, RollupOptions } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { SIGNAL_PACKS } from './src/capture/sources/open-sources.js';
import { LANGUAGES, wordsFiles } from './src/capture/words/languages.js';
import { PARTS } from './src/capture/sources/parts.js';
import { PHRASE_LANGUAGES } from './src/segments/phrases/languages.js';
import { MANAGER_NAMES } from './src/consent/managers/manager-names.js';
import { SOURCE_NAMES } from './src/capture/sources/source-names.js';
import { wholeSchema } from './cli/schema/whole-schema.js';
import { readHeads } from './cli/heads/read-heads.js';
import { writeServed } from './cli/heads/served-heads.js';
import { collectNotices, writeNotices } from './rollup.notices.js';
import { stubRow } from './rollup.stub.js';

/** Descriptions in the config's schema, and the name of its dialect, are for editors; the page does without. */
const leanSchema: Plugin = {
  name: 'lean-schema',
  transform(code, id) {
    if (!id.endsWith('.schema.json')) return null;
    return JSON.stringify(JSON.parse(code), (key, value) =>
      /^(description|title|\$schema)$/.test(key) && typeof value === 'string' ? undefined : value,
    );
  },
};

/** What the engine, which answers calls with plain data, has no use for in comlink: its calling half among it, which comes with its proxies. */
const UNUSED: readonly (readonly [code: RegExp, instead: string])[] = [
  [/\["proxy", proxyTransferHandler\],/, ''],
  [/"FinalizationRegistry" in globalThis/, 'false'],
  [/!isAllowedOrigin\(allowedOrigins, ev\.origin\)/, 'false'],
  [/case "GET"[^]*?(?=case "APPLY")/, ''],
  [/case "CONSTRUCT"[^]*?(?=case "RELEASE")/, ''],
];

/** Leaves that out. A comlink that is written otherwise stops the build. */
const leanComlink: Plugin = {
  name: 'lean-comlink',
  transform(code, id) {
    if (!/[\\/]comlink\.mjs$/.test(id)) return null;
    const lean = (text: string, [found, instead]: (typeof UNUSED)[number]) => {
      if (!found.test(text)) this.error(`comlink has no ${found.source} any more`);
      return text.replace(found, instead);
    };
    return { code: UNUSED.reduce(lean, code), map: null };
  },
};

/** Stands in the first row: what an earlier build has left would be published. */
const emptied: Plugin = {
  name: 'emptied',
  generateBundle() {
    if (!this.meta.watchMode) rmSync('dist', { recursive: true, force: true });
  },
};

/** What is handed out as it is: the models, onnxruntime-web's CPU build, the config's schema with a shop's rules. */
const copies: Plugin = {
  name: 'copies',
  async writeBundle() {
    const ort = 'node_modules/onnxruntime-web/dist/';
    mkdirSync('dist/ort', { recursive: true });
    for (const file of ['ort.wasm.bundle.min.mjs', 'ort-wasm-simd-threaded.wasm']) {
      copyFileSync(ort + file, `dist/ort/${file}`);
    }
    const schema = JSON.parse(readFileSync('src/config.schema.json', 'utf8'));
    writeFileSync('dist/vitrine.schema.json', JSON.stringify(wholeSchema(schema)));
    if (!existsSync('models/manifest.json')) return;
    // all of them for the command line, which scores by them and writes the folder of those that a shop chooses
    const isShipped = (path: string) => !/^models\/(fixtures|reports)(\/|$)/.test(path);
    cpSync('models', 'dist/heads', { recursive: true, filter: isShipped });
    // the first two are loaded at once, the others when the page is idle: their rows say which
    const heads = (await readHeads('models')).map(({ id }) => id);
    await writeServed({ from: 'models', heads }, 'dist/models');
  },
};

const plugins = [
  json({ compact: true }),
  nodeResolve(),
  esbuild({ target: 'es2022', sourceMap: true }),
  collectNotices,
];
/** An import by URL is none of a bundler's business; these comments tell it so. */
const comments = /@vite-ignore|webpackIgnore/;
// safe here: no getter of ours does anything but answer, and no function of ours is called with `new`
const compress = { passes: 3, pure_getters: true, unsafe_arrows: true };
const minify = terser({ ecma: 2020, compress, module: true, format: { comments } });
const browser = [leanSchema, leanComlink, ...plugins, minify];
/** For what is loaded by URL alone, past every bundler. */
const unread = [
  leanComlink,
  ...plugins,
  terser({ ecma: 2020, compress: { ...compress, passes: 5 }, module: true, format: { comments: false } }),
];
/** idb hangs its shortcuts on the database and its iterators on cursors by this function of its own; the log uses neither. */
const treeshake = { manualPureFunctions: ['replaceTraps'] };

/** The files of those names, wherever they stand below a folder of capture. */
function chunk(folder: string, kind: string, names: readonly string[]): RollupOptions[] {
  const all = readdirSync(`src/capture/${folder}`, { recursive: true, encoding: 'utf8' });
  return names.map((name) => {
    const path = all.find((one) => basename(one) === `${name}.ts`);
    if (!path) throw new Error(`src/capture/${folder} has no ${name}.ts`);
    return file(`src/capture/${folder}/${path}`, `vitrine.${kind}.${name}.js`, 'es');
  });
}

/** A file that a browser loads by its name. */
const file = (input: string, name: string, format: 'es' | 'iife'): RollupOptions => ({
  input,
  output: {
    file: `dist/${name}`,
    format,
    // the maps lie beside their files; what names them would be bytes on every page
    sourcemap: 'hidden',
    inlineDynamicImports: true,
    exports: 'auto',
    name: 'vitrineEngine',
  },
  treeshake,
  plugins: browser,
});

/** React's adapter. Its first line tells a bundler of server components that it is for the client: the minifier must leave it. */
const react: RollupOptions = {
  ...file('src/react/index.ts', 'react.js', 'es'),
  external: ['react'],
  output: { file: 'dist/react.js', format: 'es', sourcemap: 'hidden', banner: "'use client';" },
  plugins: [...plugins, terser({ ecma: 2020, compress: { ...compress, directives: false }, module: true })],
};

/** What `vitrine audit` puts into the pages of its own browser. */
const recorder: RollupOptions = {
  input: 'cli/auditing/page/record.ts',
  output: {
    file: 'dist/vitrine.audit.js',
    format: 'iife',
    name: 'vitrineAudit',
    sourcemap: true,
    inlineDynamicImports: true,
  },
  // not `module`: what it exports would count as unused
  plugins: [leanSchema, ...plugins, terser({ ecma: 2020 })],
};

/** What `vitrine prove` puts into the pages and workers of its own browser. */
const watcher: RollupOptions = {
  ...recorder,
  input: 'cli/proving/page/watch.ts',
  output: {
    file: 'dist/vitrine.prove.js',
    format: 'iife',
    name: 'vitrineProve',
    sourcemap: true,
    inlineDynamicImports: true,
  },
};

const rows: RollupOptions[] = [
  { ...file('src/tag.ts', 'vitrine.js', 'iife'), plugins: [...browser, emptied] },
  stubRow,
  file('src/page.ts', 'vitrine.page.js', 'es'),
  { ...file('src/worker.ts', 'vitrine.worker.js', 'iife'), plugins: unread },
  { ...file('src/worker.ts', 'vitrine.engine.js', 'es'), plugins: unread },
  file('src/model/compact/more-operators.ts', 'vitrine.operators.js', 'es'),
  file('src/rulebook.ts', 'vitrine.rulebook.js', 'es'),
  file('src/shop-rules.ts', 'vitrine.shop-rules.js', 'es'),
  file('src/capture/reading/open-reader.ts', 'vitrine.reading.js', 'es'),
  file('src/profile-document.ts', 'vitrine.profile.js', 'es'),
  file('src/consent/hear-further.ts', 'vitrine.consents.js', 'es'),
  ...MANAGER_NAMES.map((name) => file(`src/consent/managers/${name}.ts`, `vitrine.consent.${name}.js`, 'es')),
  file('src/contextual.ts', 'vitrine.contextual.js', 'es'),
  file('src/surroundings.ts', 'vitrine.surroundings.js', 'es'),
  file('src/fairness/open-fairness.ts', 'vitrine.fairness.js', 'es'),
  file('src/slots/price/open-vet.ts', 'vitrine.price.js', 'es'),
  file('src/slots/list.ts', 'vitrine.list.js', 'es'),
  file('src/lists.ts', 'vitrine.catalogue.js', 'es'),
  file('src/catalogue/feed/load-feed.ts', 'vitrine.catalogue.feed.js', 'es'),
  file('src/catalogue/feed/google/google-rows.ts', 'vitrine.catalogue.google.js', 'es'),
  file('src/capture/sources/open-sources.ts', 'vitrine.sources.js', 'es'),
  ...chunk('sources', 'source', [...SOURCE_NAMES, ...PARTS]),
  ...chunk('signals', 'signals', SIGNAL_PACKS),
  file('src/capture/words/open-words.ts', 'vitrine.words.js', 'es'),
  ...chunk('words', 'words', LANGUAGES.flatMap(wordsFiles)),
  ...PHRASE_LANGUAGES.map((name) => file(`src/segments/phrases/${name}.ts`, `vitrine.phrases.${name}.js`, 'es')),
  file('src/capture/review-themes.ts', 'vitrine.review-themes.js', 'es'),
  file('src/ort.ts', 'ort/vitrine.ort.mjs', 'es'),
  file('src/governor/govern.ts', 'vitrine.governor.js', 'es'),
  file('src/inspector/open-inspector.ts', 'vitrine.inspector.js', 'es'),
  file('src/inspector/audit/hearing-view.ts', 'vitrine.hearing.js', 'es'),
  recorder,
  watcher,
  file('src/remember.ts', 'vitrine.remember.js', 'es'),
  file('src/preview.ts', 'vitrine.preview.js', 'es'),
  file('src/read-config.ts', 'vitrine.check.js', 'es'),
  file('src/explain.ts', 'vitrine.problems.js', 'es'),
  {
    input: 'src/index.ts',
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      // beside index.js, since Vitrine's own files are looked for where the code stands
      chunkFileNames: 'chunk-[name].js',
    },
    plugins: [...browser, copies],
  },
  react,
  file('src/testing/create-test-vitrine.ts', 'testing.js', 'es'),
  { ...file('src/vue/index.ts', 'vue.js', 'es'), external: ['vue'] },
  file('src/element/index.ts', 'element.js', 'es'),
  file('src/server.ts', 'server.js', 'es'),
  {
    input: 'cli/vitrine.ts',
    external: [/^node:/, 'onnxruntime-web', 'playwright-core'],
    output: { file: 'dist/cli.js', format: 'es', sourcemap: true, banner: '#!/usr/bin/env node' },
    plugins: [...plugins, writeNotices],
  },
];

export default rows;
